import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** nopCommerce's own blue; the darker shade passes AA for text and filled buttons. */
const blue: MantineColorsTuple = [
  '#eaf3f9',
  '#d7e6f0',
  '#aecde2',
  '#82b3d4',
  '#5f9ec8',
  '#4791c1',
  '#3c8dbc',
  '#2f6f94',
  '#265b7a',
  '#1b4661',
];

export const theme = createTheme({
  primaryColor: 'shop',
  primaryShade: 7,
  colors: { shop: blue },
  fontFamily: '"Source Sans Pro", "Segoe UI", system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  defaultRadius: 3,
  components: {
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 10, highlightOnHover: true } },
    // Mantine's title takes the alert's own colour, which does not pass AA on its background.
    Alert: { styles: { title: { color: '#1f1f1f' } } },
    // A dialog names itself by its title; a second header would stand beside the back office's.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Paper: { defaultProps: { withBorder: true, p: 'md' } },
  },
});
