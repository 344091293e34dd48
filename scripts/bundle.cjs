// Loads main.ts and all that it imports as one file of JavaScript that esbuild makes of it and that is kept beside the
// installed packages: of several hundred files, resolved and compiled one by one, starting would take half a second.
// Nobody needs to build anything: what is kept is addressed by the hash of all our code and made anew when that changes.
'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { createRequire, SourceMap } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');

/** The name under which stack traces know the bundle; no such file exists. */
const bundleFile = path.join(__dirname, 'main.bundle.js');
const hashLength = 64;
/** What the hash of our code was for files of which sizes and times. */
const listingName = 'code.txt';
/** What stands before the bundle's own first line. */
const linesBefore = 1;

/**
 * @returns {Promise<{ main: object, codeHash: string }>} what main.ts exports, and the hash of all our code
 * @throws Error with file:line:column of what isn't TypeScript, or what main.ts throws while it is evaluated
 */
exports.loadMain = async function loadMain() {
  const codeHash = hashOfCode(__dirname);
  const kept = new KeptBundle(codeHash);
  const code = kept.read('js') ?? (await makeBundle(kept));
  mapStackTraces(() => kept.read('js.map'));
  return { main: evaluate(code, kept), codeHash };
};

/** How long ago a file must have changed at least for its times to tell of the next change, in milliseconds. */
const settled = 2000;

/**
 * SHA-256 over the files of the package, the owner's scripts included where they lie in it. They are read again only if
 * one of them was touched since the hash was kept: reading takes three times as long as asking for sizes and times.
 */
function hashOfCode(folder) {
  const files = filesOfCode(folder);
  const listed = files.map(({ name, stat }) => [name, stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino].join(' '));
  const listing = listed.join('\n');
  const keptFile = path.join(cacheFolder(), listingName);
  const known = readIfThere(keptFile)?.toString('utf8') ?? '';
  if (known.slice(hashLength + 1) === listing) return known.slice(0, hashLength);
  const hash = createHash('sha256');
  for (const { file, name } of files) hash.update(name).update(fs.readFileSync(file));
  const codeHash = hash.digest('hex');
  const isSettled = files.every(({ stat }) => stat.ctimeMs < Date.now() - settled);
  if (isSettled) writeBeside(keptFile, `${codeHash}\n${listing}`);
  return codeHash;
}

function filesOfCode(folder) {
  const files = [];
  const walk = (current) => {
    const entries = fs.readdirSync(current, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const file = path.join(current, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile()) files.push({ file, name: path.relative(folder, file), stat: fs.lstatSync(file) });
    }
  };
  walk(folder);
  return files;
}

function cacheFolder() {
  return path.join(ownModules(__dirname), '.cache', 'hexo-paperlog');
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined; // not made yet
  }
}

function writeBeside(file, content) {
  const beside = `${file}.${process.pid}`;
  whereAllowed(() => {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(beside, content);
    fs.renameSync(beside, file);
  });
  whereAllowed(() => fs.rmSync(beside, { force: true }));
}

/** Files of a bundle in `node_modules/.cache/hexo-paperlog`, each behind its own hash: what was cut short isn't used. */
class KeptBundle {
  #folder;
  #name;

  constructor(codeHash) {
    this.#folder = cacheFolder();
    this.#name = `${codeHash.slice(0, 24)}-${process.version}-${process.arch}`;
  }

  /** `undefined` where there is none, it is damaged, or one of the packages in it isn't what it was. */
  read(kind) {
    const bytes = this.readBytes(kind);
    if (!bytes) return undefined;
    const text = bytes.toString('utf8');
    if (kind !== 'js') return text;
    const end = text.indexOf('\n');
    const packages = JSON.parse(text.slice(0, end));
    for (const [file, hash] of Object.entries(packages)) if (hashFile(file) !== hash) return undefined;
    return text.slice(end + 1);
  }

  readBytes(kind) {
    const bytes = readIfThere(this.#file(kind));
    if (bytes === undefined) return undefined;
    const content = bytes.subarray(hashLength);
    return sha256(content) === bytes.toString('latin1', 0, hashLength) ? content : undefined;
  }

  write(kind, content) {
    const bytes = Buffer.from(content);
    writeBeside(this.#file(kind), Buffer.concat([Buffer.from(sha256(bytes), 'latin1'), bytes]));
  }

  /** What was made of other code. */
  removeOthers() {
    if (!fs.existsSync(this.#folder)) return;
    for (const name of fs.readdirSync(this.#folder)) {
      if (name === listingName || name.startsWith(this.#name)) continue;
      whereAllowed(() => fs.rmSync(path.join(this.#folder, name), { force: true }));
    }
  }

  #file(kind) {
    return path.join(this.#folder, `${this.#name}.${kind}`);
  }
}

/** What can't be kept (a folder of another user's, a full disk) is made again next time. */
function whereAllowed(write) {
  try {
    write();
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
  }
}

/** The folder `node_modules` that this package lies in, or that its blog has; not one that several blogs share. */
function ownModules(folder) {
  if (path.basename(path.dirname(folder)) === 'node_modules') return path.dirname(folder);
  const modules = path.join(path.dirname(folder), 'node_modules');
  const isOwn = fs.existsSync(modules) && !fs.lstatSync(modules).isSymbolicLink();
  return isOwn ? modules : folder;
}

/** Packages that are loaded only where they are needed stay packages; all others become part of the bundle. */
async function makeBundle(kept) {
  const esbuild = require('esbuild');
  const features = {
    name: 'paperlog',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined));
      build.onLoad({ filter: /\.(?:ts|m?js)$/ }, ({ path: file }) => {
        const source = asAscii(fs.readFileSync(file, 'utf8'));
        if (!isOwn(file)) return file.endsWith('.ts') ? undefined : { contents: source, loader: 'js' };
        const name = JSON.stringify(path.relative(__dirname, file).replaceAll('\\', '/'));
        // Each file goes on to know where it lies.
        return { contents: source.replaceAll('import.meta.url', `__paperlogFile(${name})`), loader: 'ts' };
      });
    },
  };
  const { outputFiles, metafile } = await esbuild
    .build({
      entryPoints: [path.join(__dirname, 'main.ts')],
      outfile: bundleFile,
      absWorkingDir: __dirname,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      target: `node${process.versions.node}`,
      format: 'cjs',
      // V8 forgets who answers an import() in what it has kept.
      supported: { 'dynamic-import': false },
      mainFields: ['module', 'main'],
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: 'external',
      sourcesContent: false,
      legalComments: 'none',
      logLevel: 'silent',
      plugins: [features],
    })
    .catch((error) => {
      throw describeBuildError(error);
    })
    .finally(() => esbuild.stop());
  const [map, js] = ['.map', '.js'].map((end) => outputFiles.find(({ path: file }) => file.endsWith(end)).text);
  kept.removeOthers();
  kept.write('js.map', map);
  kept.write('js', `${JSON.stringify(packageHashes(Object.keys(metafile.inputs)))}\n${js}`);
  return js;
}

/** The package itself may lie in a folder `node_modules`. */
function isOwn(file) {
  const parts = path.relative(__dirname, file).split(path.sep);
  return file.endsWith('.ts') && parts[0] !== '..' && !parts.includes('node_modules');
}

/**
 * The same program in ASCII: a text with one Chinese character in it takes twice the memory as a whole, and esbuild leaves
 * those in regular expressions as they are. Escapes mean the same in these, in strings and in templates.
 */
function asAscii(source) {
  return source.replace(foreign, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** One unit of UTF-16 at a time; not one that is escaped already, behind which the escape would be another. */
const foreign = /(?<!\\)[^\0-\x7f]/g;
const escapeLength = '\\uffff'.length;

/** The column of the author's line that has become `column` (0-based) of the line in ASCII. */
function columnInSource(file, line, column) {
  if (!isOwn(file) || !fs.existsSync(file)) return column;
  const text = fs.readFileSync(file, 'utf8').split('\n')[line] ?? '';
  let shift = 0;
  for (const { index } of text.matchAll(foreign)) {
    if (index + shift >= column) break;
    shift += escapeLength - 1;
  }
  return column - shift;
}

/**
 * By the files `package.json` of all packages that are part of the bundle, and of copies that would lie nearer to our code:
 * one that comes to be there would be taken instead.
 */
function packageHashes(inputs) {
  const hashes = {};
  for (const input of inputs) {
    const file = path.resolve(__dirname, input).replaceAll('\\', '/');
    const [folder, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
    if (folder === undefined) continue;
    for (const candidate of [folder, path.join(__dirname, 'node_modules', name)])
      hashes[`${candidate}/package.json`] ??= hashFile(`${candidate}/package.json`);
  }
  return hashes;
}

function hashFile(file) {
  return fs.existsSync(file) ? sha256(fs.readFileSync(file)) : '';
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As Node would tell of a file that it can't read. */
function describeBuildError(error) {
  const [first] = error.errors ?? [];
  if (!first?.location) return error;
  const { file, line, column } = first.location;
  const source = path.resolve(__dirname, file);
  const place = `${source}:${line}:${columnInSource(source, line - 1, column) + 1}`;
  const described = new SyntaxError(`${first.text} (${place})`);
  described.stack = `SyntaxError: ${first.text}\n    at ${place}`;
  return described;
}

/** V8 keeps what it has compiled, which is known only when the process ends. */
function evaluate(code, kept) {
  const cachedData = kept.readBytes('bin');
  const script = new vm.Script(`(function(exports,require,module,__filename,__dirname,__paperlogFile){\n${code}\n})`, {
    filename: bundleFile,
    cachedData,
  });
  if (!cachedData || script.cachedDataRejected)
    process.once('exit', () => kept.write('bin', script.createCachedData()));
  const module = { exports: {} };
  const fileUrl = (name) => pathToFileURL(path.join(__dirname, name)).href;
  const run = script.runInThisContext();
  run(module.exports, createRequire(bundleFile), module, bundleFile, __dirname, fileUrl);
  return module.exports;
}

/** Errors tell of the TypeScript, as with Node's `--enable-source-maps`, which would read the maps of all packages. */
function mapStackTraces(readMap) {
  // Newer versions of Node have a function here from the start.
  const prepare = Error.prepareStackTrace ?? prepareStackTrace;
  let map;
  const placeOf = (frame) => {
    map ??= new SourceMap(JSON.parse(readMap() ?? '{"version":3,"sources":[],"mappings":""}'));
    const { originalSource, originalLine, originalColumn } = map.findEntry(
      frame.getLineNumber() - 1 - linesBefore,
      frame.getColumnNumber() - 1,
    );
    if (originalSource === undefined) return undefined;
    const file = path.resolve(__dirname, originalSource);
    return `${file}:${originalLine + 1}:${columnInSource(file, originalLine, originalColumn) + 1}`;
  };
  Error.prepareStackTrace = (error, frames) => {
    if (isDropped(error)) return String(error);
    let trace = prepare(error, frames);
    if (typeof trace !== 'string') return trace;
    for (const frame of frames) {
      if (frame.getFileName() !== bundleFile) continue;
      const place = placeOf(frame);
      const bundled = `${bundleFile}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
      if (place !== undefined) trace = trace.replace(bundled, () => place);
    }
    return trace;
  };
}

/**
 * Hexo throws one whenever two posts bring the same tag at a time, and drops it; its promises look at the stack of each,
 * and to find places in our code the whole map would be read.
 */
function isDropped(error) {
  return error instanceof Error && error.message.endsWith(' has already existed!');
}

/** What V8 does where nothing else is said. */
function prepareStackTrace(error, frames) {
  return [String(error), ...frames.map((frame) => `    at ${frame}`)].join('\n');
}
