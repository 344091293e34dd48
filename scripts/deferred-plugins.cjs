// Plugins load all that they may ever need when Hexo starts, whatever the command: the feed's and the deployer's second
// copies of Hexo's library with every language of highlight.js, Stylus where all style sheets are made already. What
// they hand on are functions; functions that load them when they are first called can stand for these.
'use strict';

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const ofOneArgument = { length: 1 };

/**
 * Modules that export a function: of which package (found from the one before it), which major version, with which
 * properties.
 */
exports.deferred = [
  { packages: ['hexo-deployer-git'], major: 4, modules: { 'lib/deployer.js': ofOneArgument } },
  {
    packages: ['hexo-generator-feed', 'hexo-util'],
    major: 2,
    modules: { 'lib/highlight.js': ofOneArgument, 'lib/toc_obj.js': ofOneArgument },
  },
  { packages: ['hexo-renderer-marked', 'hexo-util'], major: 3, modules: { 'dist/toc_obj.js': ofOneArgument } },
  {
    packages: ['hexo-renderer-stylus'],
    major: 3,
    modules: { 'lib/renderer.js': { length: 3, disableNunjucks: true } },
  },
  {
    packages: ['hexo-server'],
    major: 3,
    modules: {
      'lib/server.js': ofOneArgument,
      'lib/middlewares/gzip.js': ofOneArgument,
      'lib/middlewares/header.js': ofOneArgument,
      'lib/middlewares/logger.js': ofOneArgument,
      'lib/middlewares/redirect.js': ofOneArgument,
      'lib/middlewares/route.js': ofOneArgument,
      'lib/middlewares/static.js': ofOneArgument,
    },
  },
];

/**
 * To be called before Hexo evaluates these plugins, which is so where `package.json` names ours first; for what is
 * loaded already it does nothing. A failure to load is told to who calls the function.
 * @param {string} blog its folder
 */
exports.deferPlugins = function deferPlugins(blog) {
  for (const { packages, major, modules } of exports.deferred) {
    const folder = findPackage(packages, blog);
    if (folder === undefined || majorOf(folder) !== major) continue;
    for (const [file, properties] of Object.entries(modules)) deferModule(path.join(folder, file), properties);
  }
};

/** @returns {string | undefined} nothing where Hexo won't find the package either, and says so itself */
function findPackage(packages, from) {
  try {
    return packages.reduce(
      (folder, name) => path.dirname(require.resolve(`${name}/package.json`, { paths: [folder] })),
      from,
    );
  } catch {
    return undefined;
  }
}

function majorOf(folder) {
  return parseInt(JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version, 10);
}

function deferModule(file, properties) {
  if (require.cache[file] !== undefined) return;
  let load = () => {
    delete require.cache[file];
    const loaded = require(file);
    load = () => loaded;
    return loaded;
  };
  const standIn = new Module(file);
  standIn.filename = file;
  standIn.loaded = true;
  standIn.exports = function deferred() {
    return load().apply(this, arguments);
  };
  // Hexo takes functions by the number of their arguments for ones with a callback.
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(standIn.exports, name, { value, enumerable: name !== 'length', configurable: true });
  }
  require.cache[file] = standIn;
}
