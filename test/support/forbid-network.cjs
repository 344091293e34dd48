// Preloaded (`node --require`) into a process that must not touch the network: whatever tries, fails with a message.
'use strict';

const dns = require('node:dns');
const net = require('node:net');

function forbid(what) {
  return () => {
    process.stderr.write(`FORBIDDEN NETWORK: ${what}\n${new Error().stack}\n`);
    process.exit(99);
  };
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  // Child processes (esbuild) talk through pipes, which are no network.
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (options && typeof options === 'object' && options.path) return connect.apply(this, args);
  return forbid('a connection')();
};
net.Server.prototype.listen = forbid('listening');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']) {
  dns[name] = forbid(`dns.${name}`);
  if (dns.promises[name]) dns.promises[name] = forbid(`dns.promises.${name}`);
}
require('node:dgram').createSocket = forbid('a datagram socket');
globalThis.fetch = forbid('fetch');
