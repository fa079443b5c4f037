import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SetupStep } from '../../../../sidecar/src/contract/index.ts';
import { linkTo, useFlow } from './setup-flow.ts';
import { canOpen, isAfter } from './setup-steps.ts';
import classes from './setup.module.css';

interface StepListProps {
  readonly open: SetupStep;
  readonly furthest: SetupStep;
}

/** All questions in their order: what is answered may be looked at again. */
export function StepList({ open, furthest }: StepListProps) {
  const { t } = useTranslation();
  const flow = useFlow();
  return (
    <nav aria-label={t('setup.questions')}>
      <ol className={classes['steps']}>
        {flow.steps.map((step) => {
          const name = t(`setup.steps.${step}`);
          const isDone = isAfter(flow, furthest, step);
          return (
            <li key={step} aria-current={step === open ? 'step' : undefined}>
              <span className={classes['mark']}>
                {isDone ? (
                  <span role="img" aria-label={t('setup.done')}>
                    ✓
                  </span>
                ) : null}
              </span>
              {step !== open && canOpen(flow, step, furthest) ? (
                <Link to={linkTo(flow, step)}>{name}</Link>
              ) : (
                <span>{name}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
