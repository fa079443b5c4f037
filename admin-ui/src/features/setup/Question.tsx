import { Group, Paper, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupStep, WireSetup } from '../../../../sidecar/src/contract/index.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { AlreadyBookedQuestion } from './AlreadyBookedQuestion.tsx';
import { ChangeQuestion } from './ChangeQuestion.tsx';
import { ConnectQuestion } from './ConnectQuestion.tsx';
import { DryRunQuestion } from './DryRunQuestion.tsx';
import { LastDayQuestion } from './LastDayQuestion.tsx';
import { LiveQuestion } from './LiveQuestion.tsx';
import { LockedMonthsQuestion } from './LockedMonthsQuestion.tsx';
import { LookQuestion } from './LookQuestion.tsx';
import {
  OtherAccountsQuestion,
  PaymentMethodsQuestion,
  SalesAccountsQuestion,
  TaxesQuestion,
} from './MappingQuestions.tsx';
import { OrganisationQuestion } from './OrganisationQuestion.tsx';
import { OtherOrganisationQuestion } from './OtherOrganisationQuestion.tsx';
import type { QuestionProps } from './question.ts';
import { linkTo, ORGANISATION_CHANGE, useFlow } from './setup-flow.ts';
import { canOpen, getNeighbour } from './setup-steps.ts';
import { useAnswers } from './use-answers.ts';

const QUESTIONS: Readonly<
  Record<Exclude<SetupStep, 'connect' | 'organisation'>, ComponentType<QuestionProps>>
> = {
  alreadyBooked: AlreadyBookedQuestion,
  lastDay: LastDayQuestion,
  look: LookQuestion,
  paymentMethods: PaymentMethodsQuestion,
  taxes: TaxesQuestion,
  sales: SalesAccountsQuestion,
  others: OtherAccountsQuestion,
  lockedMonths: LockedMonthsQuestion,
  dryRun: DryRunQuestion,
  live: LiveQuestion,
  change: ChangeQuestion,
};

interface OpenQuestionProps {
  readonly open: SetupStep;
  readonly setup: WireSetup;
  readonly linkId: string | undefined;
  /** Another question was open before on this page. */
  readonly isArrival: boolean;
  /** What holds for every question. */
  readonly promise: string;
}

/** One question with the way back, the way on, and what holds for all of them. */
export function Question({ open, setup, linkId, isArrival, promise }: OpenQuestionProps) {
  const { t } = useTranslation();
  const answers = useAnswers(open, setup.draft);
  const heading = useFocusOnArrival(isArrival);
  const flow = useFlow();
  const before = getNeighbour(flow, open, -1);
  return (
    <Paper>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm" c="#5a5a5a">
            {t('setup.question', { number: flow.steps.indexOf(open) + 1, of: flow.steps.length })}
          </Text>
          <Title
            order={2}
            size="h4"
            mb="sm"
            tabIndex={-1}
            ref={heading}
            style={{ outline: 'none' }}
          >
            {t(`setup.steps.${open}`)}
          </Title>
        </div>
        {before !== undefined && canOpen(flow, before, open) ? (
          <LinkButton to={linkTo(flow, before)}>{t('setup.back')}</LinkButton>
        ) : null}
      </Group>
      <Answer {...{ open, setup, linkId, answers }} />
      {answers.error === null ? null : (
        <>
          <Text size="sm" c="#b3331f" mt="sm">
            {t('setup.notSaved')}
          </Text>
          <Problem error={answers.error} onRetry={() => answers.save({})} />
        </>
      )}
      <Text size="sm" c="#00632c" mt="lg">
        {promise}
      </Text>
    </Paper>
  );
}

interface AnswerProps extends Omit<OpenQuestionProps, 'isArrival' | 'promise'> {
  readonly answers: ReturnType<typeof useAnswers>;
}

function Answer({ open, setup, linkId, answers }: AnswerProps) {
  const isChange = useFlow() === ORGANISATION_CHANGE;
  if (open === 'connect') return <ConnectQuestion setup={setup} />;
  if (open === 'organisation' || linkId === undefined) {
    if (isChange) return <OtherOrganisationQuestion />;
    const { copyFrom } = setup.draft;
    return <OrganisationQuestion isChosen={linkId !== undefined} copyFrom={copyFrom} />;
  }
  const Asked = QUESTIONS[open];
  const { draft, save, goOn, isGoingOn } = answers;
  return <Asked {...{ linkId, draft, save, goOn, isGoingOn }} />;
}

/** Somebody who came from another question by keyboard goes on reading at this one's name. */
function useFocusOnArrival(isArrival: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasArrived] = useState(isArrival);
  useEffect(() => {
    if (hasArrived) heading.current?.focus();
  }, [hasArrived]);
  return heading;
}
