// Plain JavaScript in syntax that any Node understands: Hexo evaluates this file with `hexo` in scope; it hands that to
// main.ts through bundle.cjs, so that TypeScript runs without a build step.
//
// Hexo only logs a plugin that throws and exits 0. Whatever fails while we load is therefore kept and thrown
// again in `after_init`, where Hexo gives up, for every command that needs the plugin.
'use strict';

/* global hexo */
var fs = require('node:fs');
var path = require('node:path');

var oldestNode = [20, 19];
var commandsThatWorkWithoutUs = ['', 'help', 'version', 'clean'];

function commandName() {
  var args = hexo.env.args || {};
  if (args.help || args.h) return 'help';
  if (args.version || args.v) return 'version';
  var alias = hexo.extend.console.alias || {};
  var name = String(hexo.env.cmd || '');
  return alias[name] || name;
}

/** Throws for every command that needs plugins; Hexo gives up on it with exit code 2. */
function refuse(message, cause) {
  if (commandsThatWorkWithoutUs.indexOf(commandName()) !== -1) {
    hexo.log.warn(message);
    return;
  }
  var error = new Error(message, { cause: cause });
  error.stack = message; // Hexo prints the stack; ours says it all already
  throw error;
}

function refuseToRun(message, cause) {
  hexo.extend.filter.register(
    'after_init',
    function failedToLoad() {
      refuse(message, cause);
    },
    -1e9,
  );
}

function describe(error) {
  var text = (error && (error.stack || error.message)) || String(error);
  for (var cause = error && error.cause; cause; cause = cause.cause) {
    text += '\nCaused by: ' + (cause.stack || cause.message || String(cause));
  }
  return text;
}

/**
 * Hexo logs a plugin that throws and goes on without it. The site would lack what the plugin does, so that it counts
 * as an error of its own, by its name.
 */
function watchForeignPlugins() {
  var logError = hexo.log.error;
  var failed = [];
  hexo.log.error = function (details, message, name) {
    if (typeof message === 'string' && message.indexOf('Plugin load failed') === 0) failed.push(String(name));
    return logError.apply(hexo.log, arguments);
  };
  hexo.extend.filter.register(
    'after_init',
    function foreignPlugins() {
      hexo.log.error = logError;
      if (failed.length === 0) return;
      var names = failed.join(', ').replace(/\u001b\[\d+m/g, '');
      refuse(
        'The plugin ' +
          names +
          ' failed while it was loaded (see above). Update, mend or uninstall it: npm uninstall ' +
          names,
      );
    },
    -1e9,
  );
}

/** npm links `file:./scripts` into node_modules; Yarn and cnpm copy it. */
function isCopied(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).name === 'hexo-paperlog';
  } catch (_error) {
    return false; // A folder of scripts has none, or one that isn't ours.
  }
}

function load() {
  var node = process.versions.node.split('.').map(Number);
  if (node[0] < oldestNode[0] || (node[0] === oldestNode[0] && node[1] < oldestNode[1])) {
    refuseToRun(
      'Paperlog needs Node.js ' +
        oldestNode.join('.') +
        ' or later, but this is ' +
        process.versions.node +
        ': install a current Node.js from https://nodejs.org/ and run the command again.',
    );
    return Promise.resolve();
  }

  watchForeignPlugins();
  require('./deferred-plugins.cjs').deferPlugins(hexo.base_dir);

  // Hexo would run each file of this folder, TypeScript too, as plain JavaScript.
  var scriptsFolder = path.resolve(hexo.script_dir || '');
  var own = scriptsFolder === path.resolve(__dirname) || isCopied(scriptsFolder);
  if (own) hexo.script_dir = '';

  return Promise.resolve()
    .then(function () {
      return require('./bundle.cjs').loadMain();
    })
    .then(function (loaded) {
      return loaded.main.start(hexo, { scriptsFolder: own ? scriptsFolder : undefined, codeHash: loaded.codeHash });
    })
    .catch(function (error) {
      refuseToRun('Paperlog could not be loaded: ' + describe(error), error);
    });
}

// Hexo evaluates this file inside an async function and awaits what it returns.
return load();
