'use strict';

const { spawn } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/** What was asked of us cannot be had on this machine (sysexits: EX_UNAVAILABLE). */
const unavailable = 69;

/** Node.js 20 calls Ed25519, with which our tokens are signed, an experiment. Whoever starts Tributary can do nothing about it. */
function keepExperimentsQuiet() {
  const [standard] = process.listeners('warning');
  if (!standard) return;
  process.off('warning', standard);
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') standard(warning);
  });
}

/** Puts node_modules and the bundled command line in order, then runs it in this process. */
exports.bootstrap = async function bootstrap(root, args) {
  try {
    await installPackages(root);
    const { buildCli } = await import('../build.mjs');
    await buildCli();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode ?? unavailable);
  }
  process.setSourceMapsEnabled(true);
  keepExperimentsQuiet();
  await require('./dist/main.js').main(root, args);
};

async function installPackages(root) {
  if (isInstalled(root)) return;
  const { release, sharedWith } = await acquireInstallLock(root);
  try {
    if (isInstalled(root)) return;
    const started = Date.now();
    process.stderr.write('Installing packages as package-lock.json says (a minute or two, this once) …\n');
    await npmCi(root, sharedWith);
    fs.writeFileSync(stampOf(root), lockHash(root));
    process.stderr.write(`✔ packages installed  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  } finally {
    release();
  }
}

/**
 * Either we installed this very lock file and lived to say so, or somebody installed by hand: npm writes its own copy of the
 * lock into node_modules last, after all packages are in place, and removes it first, so it never speaks for half of them.
 */
function isInstalled(root) {
  if (readIfThere(stampOf(root)) === lockHash(root)) return true;
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!present) return false;
  return Object.entries(wanted ?? {}).every(([location, entry]) => {
    if (!location.includes('node_modules/')) return true;
    // npm's copy tells of the top folder only; what a workspace has for itself is looked for on the disk.
    if (!location.startsWith('node_modules/')) return entry.optional === true || fs.existsSync(path.join(root, location));
    const found = present[location];
    if (!found) return entry.optional === true;
    // `resolved` depends on the registry of the machine.
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

const stampOf = (root) => path.join(root, 'node_modules', '.tributary-installed');

function lockHash(root) {
  const lock = readIfThere(path.join(root, 'package-lock.json'));
  if (!lock) throw Object.assign(new Error('package-lock.json is missing; get it back with git.'), { exitCode: 66 });
  return createHash('sha256').update(lock).digest('hex');
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function npmCi(root, onStart) {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (npm.pid) onStart(npm.pid);
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-8000);
    };
    npm.stdout.on('data', collect);
    npm.stderr.on('data', collect);

    // npm is in our process group and hears Ctrl-C itself; a signal sent to us alone is passed on. Either way we outlive it.
    let interrupted = false;
    const passOn = (signal) => {
      interrupted = true;
      npm.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, passOn);

    npm.on('error', (error) => {
      const sentence = error.code === 'ENOENT' ? 'npm is not on the PATH; it comes with Node.js.' : error.message;
      reject(new Error(sentence));
    });
    npm.on('close', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      if (code === 0) return resolve();
      if (interrupted || signal)
        return reject(Object.assign(new Error('Installation interrupted; the next start begins it again.'), { exitCode: 130 }));
      return reject(new Error(`${output.trim()}\nnpm ci failed; the lines above say why.`));
    });
  });
}

/**
 * Two starts at once must not both rewrite node_modules. The lock names us and the npm that works for us: it is taken over
 * when both are gone, so an npm whose parent was killed is waited for.
 */
async function acquireInstallLock(root) {
  const lock = path.join(root, '.tributary', 'install.lock');
  const mine = `${lock}.${process.pid}`;
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  fs.writeFileSync(mine, String(process.pid));
  try {
    for (let told = false; !tryLink(mine, lock); told = true) {
      const owners = readIfThere(lock).split(' ').map(Number).filter(Boolean);
      if (owners.length > 0 && !owners.some(isAlive)) fs.rmSync(lock, { force: true });
      else if (!told) process.stderr.write('Waiting for another start that is installing packages …\n');
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
  return {
    sharedWith: (pid) => fs.appendFileSync(lock, ` ${pid}`),
    release: () => fs.rmSync(lock, { force: true }),
  };
}

/** A link appears with its content or not at all, so nobody ever reads a lock without an owner in it. */
function tryLink(from, to) {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
