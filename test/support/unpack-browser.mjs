import Chromium from '@sparticuz/chromium';

/** Before all tests: two of them that unpack it at once would start half a browser. */
export default async function unpackBrowser() {
  await Chromium.executablePath();
}
