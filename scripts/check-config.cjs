// What the npm scripts and `npx hexo` run before Hexo: Hexo reads both configurations before it loads any plugin and dies
// of a fault in them without saying which file it was. In plain JavaScript, since it must answer in milliseconds and on
// any Node.js; says nothing if all is well. Faults that Hexo survives are told by features/config-keys.
'use strict';

var fs = require('fs');
var path = require('path');
var createRequire = require('module').createRequire;

var indentation = 'Indent with spaces, equally within a mapping';
var quoting = 'a value with ": " or " #" in it, or one that begins with a sign such as [ { * & ! % @, needs quotes';

function remedyFor(reason) {
  if (/duplicated mapping key/.test(reason)) return 'Keep one of the two.';
  if (/\btabs?\b/.test(reason)) return indentation + '.';
  return 'Mend this line or the one above it: ' + indentation.toLowerCase() + '; ' + quoting + '.';
}

/** The place of a key of the first level, as `:line:column`. */
function placeOf(text, key) {
  var lines = text.split('\n');
  for (var i = 0; i < lines.length; i += 1) {
    if (new RegExp('^["\']?' + key + '["\']?\\s*:').test(lines[i])) return ':' + (i + 1) + ':1';
  }
  return ':1:1';
}

function isMapping(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWebAddress(value) {
  try {
    return typeof value === 'string' && /^https?:$/.test(new URL(value).protocol);
  } catch (error) {
    if (error instanceof TypeError) return false; // what URL throws for anything that isn't one
    throw error;
  }
}

/** One line per fault that would end Hexo before it loads plugins; `undefined` if there is no such file. */
function readConfig(blog, name, read) {
  var text;
  try {
    text = fs.readFileSync(path.join(blog, name), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return { value: undefined, faults: [] };
    return { value: undefined, faults: [name + ':1:1 error config: It can’t be read: ' + error.message + '.'] };
  }
  try {
    return { value: read(text), text: text.replace(/^\uFEFF/, ''), faults: [] };
  } catch (error) {
    if (!error.mark) throw error;
    var place = ':' + (error.mark.line + 1) + ':' + (error.mark.column + 1);
    var fault = name + place + ' error config: ' + error.reason + '. ' + remedyFor(error.reason);
    return { value: undefined, faults: [fault + (error.mark.snippet ? '\n\n' + error.mark.snippet + '\n' : '')] };
  }
}

function siteFaults(name, value, text) {
  if (!isMapping(value)) {
    var what = value === undefined || value === null ? 'It is empty' : 'It is not a mapping of keys to values';
    return [name + ':1:1 error config: ' + what + '. Begin with "title: …" and "url: …", each on a line of its own.'];
  }
  var faults = [];
  if ('url' in value && !isWebAddress(value.url)) {
    faults.push(
      name +
        placeOf(text, 'url') +
        ' error config: "url" is not an address. Write it in full: "url: https://example.com".',
    );
  }
  if (value.root && (typeof value.root !== 'string' || value.root.trim() === '')) {
    faults.push(
      name + placeOf(text, 'root') + ' error config: "root" must be text. Write "root: /" or "root: /blog/".',
    );
  }
  ['source_dir', 'public_dir'].forEach(function (key) {
    if (!(key in value) || typeof value[key] === 'string') return;
    faults.push(name + placeOf(text, key) + ' error config: "' + key + '" must be text, the name of a folder.');
  });
  return faults;
}

/** Hexo's own reader of YAML, so that nothing passes here that fails there, nor the other way round. */
function yamlReader(requireOfHexo) {
  var yaml = requireOfHexo('js-yaml');
  var escape = requireOfHexo('hexo-front-matter').escape;
  return function read(text) {
    // The schema of JavaScript's own types brings a parser of JavaScript along.
    var schema = /!!js\//.test(text)
      ? yaml.DEFAULT_SCHEMA.extend(requireOfHexo('js-yaml-js-types').all)
      : yaml.DEFAULT_SCHEMA;
    return yaml.load(escape(text), { schema: schema });
  };
}

function faultsOf(blog) {
  var oldest = require('./package.json').engines.node.replace('>=', '').split('.').map(Number);
  var node = process.versions.node.split('.').map(Number);
  if (node[0] < oldest[0] || (node[0] === oldest[0] && node[1] < oldest[1])) {
    return [
      'Paperlog needs Node.js ' +
        oldest.slice(0, 2).join('.') +
        ' or later, but this is ' +
        process.versions.node +
        ': install a current Node.js from https://nodejs.org/ and run the command again.',
    ];
  }
  var manifest = path.join(blog, 'node_modules', 'hexo', 'package.json');
  if (!fs.existsSync(manifest)) return ['Hexo is not installed here yet. Run "npm ci" first.'];
  var read = yamlReader(createRequire(fs.realpathSync(manifest)));

  var site = readConfig(blog, '_config.yml', read);
  // Without a _config.yml Hexo takes one in another format, or its defaults.
  var faults = site.faults;
  if (faults.length === 0 && site.text !== undefined) faults = siteFaults('_config.yml', site.value, site.text);

  var theme = isMapping(site.value) ? site.value.theme : 'fluid';
  if (typeof theme === 'string' && theme) {
    var name = '_config.' + theme + '.yml';
    var settings = readConfig(blog, name, read);
    faults = faults.concat(settings.faults);
    if (settings.value !== undefined && settings.value !== null && !isMapping(settings.value)) {
      faults.push(name + ':1:1 error config: It is not a mapping of keys to values. Write "key: value" lines.');
    }
  }
  return faults;
}

/** By the folder of the blog. */
exports.faultsOf = faultsOf;

if (require.main === module) {
  var faults = faultsOf(process.cwd());
  if (faults.length > 0) {
    process.stderr.write(faults.join('\n') + '\n');
    process.exitCode = 2;
  }
}
