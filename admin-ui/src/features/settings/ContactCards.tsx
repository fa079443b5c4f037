import { useTranslation } from 'react-i18next';
import { ContactFieldsCard } from './ContactFieldsCard.tsx';
import { ChoiceCard } from './ChoiceCard.tsx';

const CONTACTS_PER = ['customer', 'company', 'guestsTogether', 'store', 'country'] as const;

/** Whose contact in Xero an order is booked to, and what happens where that is not there. */
export function ContactCards() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceCard
        name="contactPer"
        choices={CONTACTS_PER.map((value) => ({
          value,
          text: t(`settings.cards.contactPer.${value}`),
        }))}
      />
      <ChoiceCard
        name="contactName"
        choices={(['person', 'companyFirst'] as const).map((value) => ({
          value,
          text: t(`settings.cards.contactName.${value}`),
        }))}
      />
      <ContactFieldsCard />
      <ChoiceCard
        name="missingContact"
        choices={(['create', 'hold'] as const).map((value) => ({
          value,
          text: t(`settings.cards.missingContact.${value}`),
        }))}
      />
      <ChoiceCard
        name="archivedContact"
        choices={(['hold', 'new'] as const).map((value) => ({
          value,
          text: t(`settings.cards.archivedContact.${value}`),
        }))}
      />
    </>
  );
}
