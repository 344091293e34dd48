// Writes themes/manifest.json once the replaced and mended views have been compared with a new release of Fluid:
// `npx jiti test/support/write-theme-manifest.ts`.

import { writeFileSync } from 'node:fs';
import { currentManifest, manifestFile } from './theme-manifest.ts';

writeFileSync(manifestFile, `${JSON.stringify(currentManifest(), null, 2)}\n`);
