export interface Product {
  readonly id: number;
  name: string;
  readonly sku: string;
  readonly price: number;
  /** 1 to 5; null is taxed with the first. */
  readonly taxCategoryId: number | null;
  categoryId: number;
  readonly isShipEnabled: boolean;
  readonly isGiftCard?: boolean;
  readonly isRental?: boolean;
  readonly isTaxExempt?: boolean;
  /** Attribute texts, each with its own SKU. */
  readonly combinations?: readonly { readonly text: string; readonly sku: string }[];
}

export const TAX_CATEGORIES = [
  'Books',
  'Electronics & Software',
  'Downloadable Products',
  'Jewelry',
  'Apparel',
];

export const CATEGORIES = [
  { id: 1, name: 'Computers', parentId: 0 },
  { id: 2, name: 'Electronics', parentId: 0 },
  { id: 3, name: 'Apparel', parentId: 0 },
  { id: 13, name: 'Digital downloads', parentId: 0 },
  { id: 14, name: 'Books', parentId: 0 },
  { id: 15, name: 'Jewelry', parentId: 0 },
  { id: 16, name: 'Gift Cards', parentId: 0 },
];

const SIZES = ['8', '9', '10', '11'].map((size) => ({
  text: `Size: ${size}<br />Color: White/Blue &amp; Black`,
  sku: `NK-FRC-${size}`,
}));

/** Varied on purpose: odd prices, several tax categories, attributes, cards, rentals, free things. */
export const PRODUCTS: readonly Product[] = [
  {
    id: 1,
    name: 'Build your own computer',
    sku: 'COMP_CUST',
    price: 1200,
    taxCategoryId: 2,
    categoryId: 1,
    isShipEnabled: true,
  },
  {
    id: 2,
    name: 'Laptop 14″ <b>Pro</b>',
    sku: 'LT-14',
    price: 1493.33,
    taxCategoryId: 2,
    categoryId: 1,
    isShipEnabled: true,
  },
  {
    id: 3,
    name: 'USB-C cable 2 m',
    sku: 'USB-C2',
    price: 9.99,
    taxCategoryId: 2,
    categoryId: 2,
    isShipEnabled: true,
  },
  {
    id: 4,
    name: 'Camera & photo kit',
    sku: 'CAM-KIT',
    price: 530.07,
    taxCategoryId: 2,
    categoryId: 2,
    isShipEnabled: true,
  },
  {
    id: 5,
    name: 'Memory card 64 GB',
    sku: 'MEM-64',
    price: 13.61,
    taxCategoryId: 2,
    categoryId: 2,
    isShipEnabled: true,
  },
  {
    id: 6,
    name: 'Running shoes',
    sku: 'NK-FRC',
    price: 40.37,
    taxCategoryId: 5,
    categoryId: 3,
    isShipEnabled: true,
    combinations: SIZES,
  },
  {
    id: 7,
    name: 'T-shirt, café au lait',
    sku: 'TS-CAFE',
    price: 15.05,
    taxCategoryId: 5,
    categoryId: 3,
    isShipEnabled: true,
  },
  {
    id: 8,
    name: 'Socks, 3 pairs',
    sku: 'SOCK-3',
    price: 7.45,
    taxCategoryId: 5,
    categoryId: 3,
    isShipEnabled: true,
  },
  {
    id: 9,
    name: 'Sticker',
    sku: 'STICK',
    price: 0.33,
    taxCategoryId: 5,
    categoryId: 3,
    isShipEnabled: true,
  },
  {
    id: 10,
    name: 'Fahrenheit 451',
    sku: 'B-451',
    price: 27.25,
    taxCategoryId: 1,
    categoryId: 14,
    isShipEnabled: true,
  },
  {
    id: 11,
    name: 'First prize pies',
    sku: 'B-PIES',
    price: 51.03,
    taxCategoryId: 1,
    categoryId: 14,
    isShipEnabled: true,
  },
  {
    id: 12,
    name: 'Pride and Prejudice (tax free)',
    sku: 'B-PRIDE',
    price: 24.5,
    taxCategoryId: 1,
    categoryId: 14,
    isShipEnabled: true,
    isTaxExempt: true,
  },
  {
    id: 13,
    name: 'Night visions (album)',
    sku: 'D-NIGHT',
    price: 2.83,
    taxCategoryId: 3,
    categoryId: 13,
    isShipEnabled: false,
  },
  {
    id: 14,
    name: 'Science & faith',
    sku: 'D-SCI',
    price: 18.15,
    taxCategoryId: 3,
    categoryId: 13,
    isShipEnabled: false,
  },
  {
    id: 15,
    name: 'Free sample track',
    sku: 'D-FREE',
    price: 0,
    taxCategoryId: 3,
    categoryId: 13,
    isShipEnabled: false,
  },
  {
    id: 16,
    name: 'Elegant gemstone necklace (rental)',
    sku: 'J-RENT',
    price: 30.27,
    taxCategoryId: 4,
    categoryId: 15,
    isShipEnabled: true,
    isRental: true,
  },
  {
    id: 17,
    name: 'Vintage engagement ring',
    sku: 'J-RING',
    price: 2100.07,
    taxCategoryId: 4,
    categoryId: 15,
    isShipEnabled: true,
  },
  {
    id: 18,
    name: 'Flower girl bracelet',
    sku: 'J-FLOW',
    price: 360.03,
    taxCategoryId: 4,
    categoryId: 15,
    isShipEnabled: true,
  },
  {
    id: 19,
    name: 'Gift card 25',
    sku: 'GC-25',
    price: 25,
    taxCategoryId: null,
    categoryId: 16,
    isShipEnabled: false,
    isGiftCard: true,
    isTaxExempt: true,
  },
  {
    id: 20,
    name: 'Gift card 100',
    sku: 'GC-100',
    price: 100,
    taxCategoryId: null,
    categoryId: 16,
    isShipEnabled: false,
    isGiftCard: true,
    isTaxExempt: true,
  },
  {
    id: 21,
    name: 'Screws M4 (single)',
    sku: 'SCR-M4',
    price: 0.07,
    taxCategoryId: 2,
    categoryId: 2,
    isShipEnabled: true,
  },
  {
    id: 22,
    name: 'Custom engraving – “with love” 💍',
    sku: '',
    price: 12.345,
    taxCategoryId: 4,
    categoryId: 15,
    isShipEnabled: false,
  },
];
