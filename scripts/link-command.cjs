// After `npm install`: has `npx hexo` run hexo.cjs. Where npm makes no links (Windows), runs no scripts, or somebody
// else's `hexo` is there, `npx hexo` stays Hexo's own, which differs in what it says of a broken configuration only.
'use strict';

var fs = require('fs');
var path = require('path');

var link = path.join(path.dirname(__dirname), 'node_modules', '.bin', 'hexo');

try {
  if (fs.readlinkSync(link).replace(/\\/g, '/') === '../hexo/bin/hexo') {
    // An unpacked archive may have lost it.
    fs.chmodSync(path.join(__dirname, 'hexo.cjs'), 0o755);
    fs.rmSync(link + '.new', { force: true });
    fs.symlinkSync('../../scripts/hexo.cjs', link + '.new');
    fs.renameSync(link + '.new', link);
  }
} catch (error) {
  // No link, no Hexo, or a file system without links: an installation must not fail by it.
  if (['ENOENT', 'EINVAL', 'EPERM', 'EACCES', 'EROFS', 'UNKNOWN'].indexOf(error.code) === -1) throw error;
}
