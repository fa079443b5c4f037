import { useTranslation } from 'react-i18next';
import { ChoiceCard } from './ChoiceCard.tsx';

/** What happens by itself where an order and Xero differ after it was booked. */
export function AfterBookingCards() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceCard
        name="editedAfterPayment"
        choices={(['ask', 'reissue', 'keepBooked'] as const).map((value) => ({
          value,
          text: t(`settings.cards.editedAfterPayment.${value}`),
        }))}
      />
      <ChoiceCard
        name="editedInXero"
        choices={(['ask', 'keep', 'restore'] as const).map((value) => ({
          value,
          text: t(`settings.cards.editedInXero.${value}`),
        }))}
      />
      <ChoiceCard
        name="voidedInXero"
        choices={(['ask', 'keep', 'restore'] as const).map((value) => ({
          value,
          text: t(`settings.cards.voidedInXero.${value}`),
        }))}
      />
    </>
  );
}
