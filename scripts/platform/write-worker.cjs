// The thread of batched-writes.ts: writes files one after another, as it is told to.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');

/** Not 0 once nothing may be written any more; the main thread can't tell it by a message while it ends. */
const stopped = new Int32Array(workerData.stopped);
const folders = new Set();

parentPort.on('message', (batch) => {
  let failure;
  for (const { file, content } of batch) {
    if (failure || Atomics.load(stopped, 0) !== 0) break;
    try {
      const folder = path.dirname(file);
      if (!folders.has(folder)) {
        fs.mkdirSync(folder, { recursive: true });
        folders.add(folder);
      }
      fs.writeFileSync(file, content);
    } catch (error) {
      // Threads hand on no more of an error than its message and stack.
      const { message, code, errno, syscall, path: place } = error;
      failure = { message, code, errno, syscall, path: place };
    }
  }
  parentPort.postMessage({ written: batch.length, failure });
});
