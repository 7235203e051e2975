'use strict';
// Loaded into the shop by BENCH_PROFILE=<file>: SIGUSR2 starts a CPU profile, the next one writes it there.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');

const file = process.env.BENCH_PROFILE;
let session;

process.on('SIGUSR2', () => {
  if (session) {
    session.post('Profiler.stop', (error, result) => {
      if (result) writeFileSync(file, JSON.stringify(result.profile));
    });
    session = undefined;
    return;
  }
  session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 200 });
  session.post('Profiler.start');
});
