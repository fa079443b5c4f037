/** The look of nopCommerce 4.90's back office, by its pictures. */
export const BACK_OFFICE_STYLES = `
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template: 56px minmax(0, 1fr) / 250px minmax(0, 1fr); height: 100vh;
  font: 16px/1.5 "Source Sans Pro", "DejaVu Sans", "Segoe UI", system-ui, sans-serif;
  background: #ecf0f5; color: #212529; }
a { color: #2f6f94; text-decoration: none; }
.brand { height: 56px; display: flex; align-items: center; gap: 9px; padding: 0 12px;
  border-bottom: 1px solid #4b545c; color: #fff; font-size: 23px; letter-spacing: -.4px; }
header { grid-column: 2; background: #343a40; display: flex; align-items: center; gap: 32px; padding: 0 16px; color: #c2c7d0; }
header button { background: none; border: 0; color: #fff; padding: 8px; line-height: 0; cursor: pointer; }
header a { color: #c2c7d0; } header .who { margin-inline-start: auto; color: #a4abb3; }
nav { background: #343a40; overflow: auto; grid-area: 1 / 1 / 3 / 2; }
nav svg { flex-shrink: 0; }
nav .search { display: block; margin: 10px 18px; width: calc(100% - 36px); height: 38px; padding: 0 12px;
  background: #3f474e; border: 1px solid #c2c7d0; color: #fff; font: inherit; }
nav .search::placeholder { color: #c2c7d0; opacity: 1; }
nav a { display: flex; align-items: center; gap: 16px; padding: 8px 24px; color: #c2c7d0; white-space: nowrap;
  border-inline-start: 3px solid transparent; }
nav a:hover { color: #fff; background: #494e53; }
nav a.open { color: #fff; background: #494e53; border-inline-start-color: #007bff; }
nav a::after { content: "‹"; margin-inline-start: auto; font-size: 20px; line-height: 1; }
nav a.open::after { content: "⌄"; }
nav a.plain::after, nav .under a::after { content: none; }
nav .under { background: #3f474e; } nav .under a { padding: 5px 24px; gap: 10px; white-space: normal; }
nav .under a[aria-current] { color: #fff; font-weight: 600; }
.frame { grid-column: 2; display: flex; } .frame iframe { width: 100%; height: 100%; border: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.page { grid-column: 2; overflow: auto; padding: 12px 16px 40px; }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-bottom: 16px; }
.title h1 { font-size: 28px; font-weight: 400; margin: 0; overflow-wrap: anywhere; min-width: 0; }
.title .actions { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: 4px; }
.button { display: inline-flex; align-items: center; gap: 8px; border: 1px solid transparent; border-radius: 4px;
  padding: 6px 12px; font: inherit; color: #fff; background: #2f6f94; cursor: pointer; }
.button.info { background: #00708a; } .button.danger, .button.needs-you { background: #b3331f; }
.button.booked { background: #00733e; }
.card { background: #fff; border-top: 3px solid #00c0ef; border-radius: 4px; margin-bottom: 16px;
  box-shadow: 0 0 1px rgb(0 0 0 / .13), 0 1px 3px rgb(0 0 0 / .2); }
.card > h2, .card > summary { margin: 0; padding: 14px 20px; font-size: 20px; font-weight: 400;
  border-bottom: 1px solid #eee; cursor: default; }
.card > summary { cursor: pointer; } .card > .body { padding: 20px; overflow: auto; }
.card iframe { display: block; width: 100%; height: 190px; border: 0; }
dl { margin: 0 0 16px; padding: 20px; border-radius: 4px; box-shadow: 0 0 1px rgb(0 0 0 / .2), 0 1px 3px rgb(0 0 0 / .2); }
dl > div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 3fr); gap: 24px; padding: 9px 0; }
dt { font-weight: 700; text-align: end; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #dee2e6; padding: 8px 10px; text-align: start; overflow-wrap: anywhere; }
td.money { text-align: end; white-space: nowrap; }
body.away { grid-template-columns: 0 minmax(0, 1fr); } body.away nav { visibility: hidden; }
@media (max-width: 991px) {
  body { grid-template-columns: 0 minmax(0, 1fr); } nav { visibility: hidden; }
  body.away nav { visibility: visible; width: 250px; z-index: 2; position: relative; }
  header { gap: 12px; padding: 0 8px; } header .store, header .who { display: none; } header .logout { margin-inline-start: auto; }
  body.away header { padding-inline-start: 258px; }
  dl > div { grid-template-columns: 1fr; gap: 0; } dt { text-align: start; }
}`;
