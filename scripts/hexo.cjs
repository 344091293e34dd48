#!/usr/bin/env node
// What `npx hexo` runs in a clone (link-command.cjs): Hexo itself, after a look at what it would die of without saying
// in which file, and with our plugin before all others. In plain JavaScript that any Node.js understands.
'use strict';

var fs = require('fs');
var path = require('path');

var blog = path.dirname(__dirname);

/** Hexo is run for this blog, with its own configurations. */
function isHere() {
  var within = path.relative(blog, process.cwd());
  return !/^\.\.|^(?:[a-z]:)?[/\\]/i.test(within) && !hasOption('cwd');
}

function hasOption(name) {
  return process.argv.slice(2).some(function (argument) {
    return argument === '--' + name || argument.indexOf('--' + name + '=') === 0;
  });
}

function isListed(name) {
  var text = fs.readFileSync(path.join(blog, 'package.json'), 'utf8');
  try {
    return Object.prototype.hasOwnProperty.call(JSON.parse(text).dependencies || {}, name);
  } catch (_error) {
    return false; // Looked at above; with other configurations Hexo itself says what is wrong.
  }
}

/**
 * Hexo evaluates plugins in the order in which it happens to have read their files, and goes on without one that fails.
 * What fails or ends the command before ours is there would go unseen, and nothing that others load could be put off.
 */
function loadOursFirst() {
  var Hexo;
  try {
    Hexo = require(require.resolve('hexo', { paths: [blog] }));
  } catch (_error) {
    return; // Hexo's command says what is wrong with it.
  }
  var loadPlugin = Hexo.prototype.loadPlugin;
  var ours;
  Hexo.prototype.loadPlugin = function (file, callback) {
    var hexo = this;
    var own = hexo.resolvePlugin('hexo-paperlog', hexo.base_dir);
    ours = ours || loadPlugin.call(hexo, own);
    if (file === own) return ours.asCallback(callback);
    function load() {
      return loadPlugin.call(hexo, file);
    }
    // Hexo itself asks for ours, too, and tells of its failure.
    return ours.then(load, load).asCallback(callback);
  };
}

var faults = isHere() && !hasOption('config') ? require('./check-config.cjs').faultsOf(blog) : [];

if (faults.length > 0) {
  process.stderr.write(faults.join('\n') + '\n');
  process.exitCode = 2;
} else {
  if (isHere() && isListed('hexo-paperlog')) loadOursFirst();
  require(path.join(blog, 'node_modules', 'hexo', 'bin', 'hexo'));
}
