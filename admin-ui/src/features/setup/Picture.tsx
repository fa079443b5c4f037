import classes from './setup.module.css';

type Subject =
  | 'open'
  | 'make'
  | 'redirect'
  | 'secret'
  | 'invoices'
  | 'summary'
  | 'person'
  | 'company'
  | 'paid'
  | 'placed';

const INK = '#5a6b7a';
const BLUE = '#3c8dbc';

/** Small drawings beside the words; they say nothing that the words do not. */
export function Picture({ of }: { readonly of: Subject }) {
  return (
    <svg className={classes['picture']} viewBox="0 0 160 72" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="158" height="70" rx="3" fill="#f7f9fb" stroke="#c4cbd3" />
      {DRAWINGS[of]}
    </svg>
  );
}

const bar = ([x, y]: readonly [number, number], width: number, color = '#c9d3dc') => (
  <rect x={x} y={y} width={width} height="6" rx="2" fill={color} />
);
const browser = (
  <>
    <path d="M1 15H159" stroke="#c4cbd3" />
    <circle cx="9" cy="8" r="2.5" fill="#c9d3dc" />
    <circle cx="17" cy="8" r="2.5" fill="#c9d3dc" />
  </>
);
const sheet = (x: number) => (
  <g>
    <rect x={x} y="12" width="34" height="48" rx="2" fill="#fff" stroke={INK} />
    {bar([x + 5, 19], 16, BLUE)}
    {bar([x + 5, 31], 24)}
    {bar([x + 5, 40], 24)}
    {bar([x + 15, 50], 14, INK)}
  </g>
);
const head = (x: number) => (
  <g fill="none" stroke={INK} strokeWidth="2">
    <circle cx={x} cy="28" r="9" />
    <path d={`M${x - 16} 58c0-22 32-22 32 0`} />
  </g>
);
const arrow = <path d="M68 36h22m-7-6 7 6-7 6" fill="none" stroke={BLUE} strokeWidth="2.5" />;

const DRAWINGS = {
  open: (
    <>
      {browser}
      <rect x="26" y="4" width="92" height="8" rx="4" fill="#fff" stroke={BLUE} />
      {bar([54, 28], 52)}
      <rect x="58" y="44" width="44" height="14" rx="3" fill={BLUE} />
    </>
  ),
  make: (
    <>
      {browser}
      {bar([14, 25], 40)}
      {bar([14, 38], 60)}
      <rect x="104" y="22" width="44" height="14" rx="3" fill={BLUE} />
      <path d="M126 25v8m-4-4h8" stroke="#fff" strokeWidth="2" />
    </>
  ),
  redirect: (
    <>
      {browser}
      {bar([14, 23], 48)}
      <rect
        x="14"
        y="33"
        width="132"
        height="16"
        rx="2"
        fill="#fff"
        stroke={BLUE}
        strokeWidth="2"
      />
      {bar([20, 38], 96, INK)}
      <rect x="112" y="55" width="34" height="11" rx="2" fill="#c9d3dc" />
    </>
  ),
  secret: (
    <>
      {browser}
      {bar([14, 24], 26)}
      {bar([48, 24], 74, INK)}
      {bar([14, 42], 26)}
      <g fill={INK}>
        {[52, 62, 72, 82, 92].map((x) => (
          <circle key={x} cx={x} cy="45" r="3" />
        ))}
      </g>
      <rect x="106" y="38" width="40" height="14" rx="3" fill={BLUE} />
    </>
  ),
  invoices: (
    <>
      {sheet(22)}
      {sheet(63)}
      {sheet(104)}
    </>
  ),
  summary: (
    <>
      <g fill="none" stroke={INK} strokeWidth="2">
        <rect x="20" y="14" width="38" height="46" rx="3" fill="#fff" />
        <path d="M20 26h38M30 9v9m18-9v9" />
      </g>
      {bar([27, 34], 24)}
      {bar([27, 46], 16)}
      {arrow}
      {sheet(104)}
    </>
  ),
  person: (
    <>
      {head(38)}
      {arrow}
      {bar([100, 28], 44, INK)}
      {bar([100, 40], 30)}
    </>
  ),
  company: (
    <>
      <path
        d="M24 58V20h28v38M32 28h4m4 0h4m-12 9h4m4 0h4m-12 9h4m4 0h4"
        fill="none"
        stroke={INK}
        strokeWidth="2"
      />
      {arrow}
      {bar([100, 28], 50, INK)}
      {bar([100, 40], 30)}
    </>
  ),
  paid: (
    <>
      <rect x="14" y="22" width="44" height="28" rx="3" fill="#fff" stroke={INK} strokeWidth="2" />
      <path d="M14 31h44" stroke={INK} strokeWidth="4" />
      {arrow}
      {sheet(104)}
    </>
  ),
  placed: (
    <>
      <path d="M14 22h7l6 22h24l6-16H24" fill="none" stroke={INK} strokeWidth="2" />
      <circle cx="30" cy="52" r="3" fill={INK} />
      <circle cx="48" cy="52" r="3" fill={INK} />
      {arrow}
      {sheet(104)}
    </>
  ),
} as const;
