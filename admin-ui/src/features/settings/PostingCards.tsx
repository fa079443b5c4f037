import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceCard } from './ChoiceCard.tsx';
import { PostingModesCard } from './PostingModesCard.tsx';
import { SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';

/** How an order becomes an invoice. */
export function PostingCards() {
  const { t } = useTranslation();
  return (
    <>
      <WhenAndHow />
      <InvoiceNumber />
      <References />
      <ChoiceCard
        name="lineAmounts"
        choices={(['asStore', 'inclusive', 'exclusive'] as const).map((value) => ({
          value,
          text: t(`settings.cards.lineAmounts.${value}`),
        }))}
      />
      <ChoiceCard
        name="taxOverride"
        choices={[
          { value: true, text: t('settings.cards.taxOverride.yes') },
          { value: false, text: t('settings.cards.taxOverride.no') },
        ]}
      />
      <ChoiceCard
        name="currencyRate"
        choices={(['store', 'xero'] as const).map((value) => ({
          value,
          text: t(`settings.cards.currencyRate.${value}`),
        }))}
      />
      <ChoiceCard
        name="orderDiscountTax"
        choices={(['asCharged', 'priceReduction'] as const).map((value) => ({
          value,
          text: t(`settings.cards.orderDiscountTax.${value}`),
        }))}
      />
      <TenderCards />
      <NoTax />
      <Items />
      <ChoiceCard
        name="noteInStore"
        choices={[
          { value: true, text: t('settings.cards.noteInStore.yes') },
          { value: false, text: t('settings.cards.noteInStore.no') },
        ]}
      />
      <ChoiceCard
        name="markPaidInStore"
        choices={[
          { value: true, text: t('settings.cards.markPaidInStore.yes') },
          { value: false, text: t('settings.cards.markPaidInStore.no') },
        ]}
      />
    </>
  );
}

/** What an order is paid with besides money. */
function TenderCards() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceCard
        name="giftCardUse"
        choices={(['payment', 'negativeLine'] as const).map((value) => ({
          value,
          text: t(`settings.cards.giftCardUse.${value}`),
        }))}
      />
      <ChoiceCard
        name="rewardPointsUse"
        choices={(['negativeLine', 'payment'] as const).map((value) => ({
          value,
          text: t(`settings.cards.rewardPointsUse.${value}`),
        }))}
      />
      <ChoiceCard
        name="chargedGiftCards"
        choices={(['hold', 'singlePurpose'] as const).map((value) => ({
          value,
          text: t(`settings.cards.chargedGiftCards.${value}`),
        }))}
      />
    </>
  );
}

const TEXTS = {
  invoiceNumberTemplate: 'invoiceNumber.template',
  invoiceNumberPrefix: 'invoiceNumber.prefix',
  referenceTemplate: 'reference.invoice',
  paymentReferenceTemplate: 'reference.payment',
} as const;

function WhenAndHow() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceCard
        name="bookWhen"
        choices={(['paidOrShipped', 'placed'] as const).map((value) => ({
          value,
          text: t(`settings.cards.bookWhen.${value}`),
        }))}
      />
      <ChoiceCard
        name="postingMode"
        choices={(['perOrder', 'daily'] as const).map((value) => ({
          value,
          text: t(`settings.cards.postingMode.${value}`),
        }))}
      />
      <PostingModesCard />
    </>
  );
}

function Template({ name, hint }: { readonly name: keyof typeof TEXTS; readonly hint?: string }) {
  const { t } = useTranslation();
  const { draft, mayChange, change } = useSettings();
  return (
    <TextInput
      label={t(`settings.cards.${TEXTS[name]}`)}
      description={hint}
      maxLength={name === 'invoiceNumberPrefix' ? 50 : 200}
      readOnly={!mayChange}
      value={draft[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
}

function InvoiceNumber() {
  const { t } = useTranslation();
  return (
    <SettingCard name="invoiceNumber" of={['invoiceNumberTemplate', 'invoiceNumberPrefix']}>
      <Template
        name="invoiceNumberTemplate"
        hint={t('settings.cards.invoiceNumber.templateHint')}
      />
      <Template name="invoiceNumberPrefix" />
    </SettingCard>
  );
}

function References() {
  return (
    <SettingCard name="reference" of={['referenceTemplate', 'paymentReferenceTemplate']}>
      <Template name="referenceTemplate" />
      <Template name="paymentReferenceTemplate" />
    </SettingCard>
  );
}

/** Only what Xero has: a tax type that it does not know would hold orders. */
function NoTax() {
  const { t } = useTranslation();
  const { draft, choices, mayChange, change } = useSettings();
  const rates = (choices?.taxRates ?? []).filter(({ isActive }) => isActive);
  const data = rates.map(({ taxType: value, name: label }) => ({ value, label }));
  const isKnown = data.some(({ value }) => value === draft.noTaxType);
  const present = { value: draft.noTaxType, label: draft.noTaxType };
  return (
    <SettingCard name="noTaxType" of={['noTaxType']}>
      <NativeSelect
        label={t('settings.cards.noTaxType.label')}
        disabled={!mayChange}
        value={draft.noTaxType}
        data={isKnown ? data : [present, ...data]}
        onChange={(event) => change({ noTaxType: event.currentTarget.value })}
      />
    </SettingCard>
  );
}

const UNKNOWN = ['withoutItem', 'createUntracked', 'hold'] as const;

function Items() {
  const { t } = useTranslation();
  const { draft, mayChange, change } = useSettings();
  return (
    <SettingCard name="items" of={['useItems', 'unknownSku']}>
      <Checkbox
        label={t('settings.cards.items.use')}
        checked={draft.useItems}
        disabled={!mayChange}
        onChange={(event) => change({ useItems: event.currentTarget.checked })}
      />
      <NativeSelect
        label={t('settings.cards.items.unknown')}
        disabled={!mayChange || !draft.useItems}
        value={draft.unknownSku}
        data={UNKNOWN.map((value) => ({ value, label: t(`settings.cards.items.${value}`) }))}
        onChange={(event) => {
          const unknownSku = UNKNOWN.find((value) => value === event.currentTarget.value);
          if (unknownSku !== undefined) change({ unknownSku });
        }}
      />
    </SettingCard>
  );
}
