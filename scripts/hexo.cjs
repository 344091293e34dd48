#!/usr/bin/env node
// What `npx hexo` runs in a clone (link-command.cjs): Hexo itself, after a look at what it would die of without saying
// in which file. In plain JavaScript that any Node.js understands.
'use strict';

var path = require('path');

var blog = path.dirname(__dirname);
var within = path.relative(blog, process.cwd());
/** With files of somebody's own, or in another folder, Hexo reads other configurations. */
var isOther = process.argv.slice(2).some(function (argument) {
  return /^--(?:config|cwd)(?:=|$)/.test(argument);
});
var faults = isOther || /^\.\.|^(?:[a-z]:)?[/\\]/i.test(within) ? [] : require('./check-config.cjs').faultsOf(blog);

if (faults.length > 0) {
  process.stderr.write(faults.join('\n') + '\n');
  process.exitCode = 2;
} else {
  require(path.join(blog, 'node_modules', 'hexo', 'bin', 'hexo'));
}
