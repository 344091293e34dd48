// Once before all tests: puts the browser where every test finds it.

import { prepareBrowser } from './browser-binary.ts';

export default async function setup(): Promise<void> {
  await prepareBrowser();
}
