// Once before all tests: puts the browser where every test finds it.

import { prepareBrowser } from './browser-binary.ts';
import { hasSample, testsOfTheSample } from './sample.mts';

export default async function setup(): Promise<void> {
  if (!hasSample) {
    console.log(`This blog has its own posts: ${testsOfTheSample.length} test files about the sample are left out.`);
  }
  await prepareBrowser();
}
