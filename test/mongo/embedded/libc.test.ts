import { planLibc } from '../../../src/mongo/embedded/libc.ts';

test.each([
  ['linux', 'x64', '2.38', 'own'],
  ['linux', 'x64', '2.41', 'own'],
  ['linux', 'arm64', '3.0', 'own'],
  ['linux', 'x64', '2.36', 'fetch'],
  ['linux', 'arm64', '2.9', 'fetch'],
  ['linux', 'x64', undefined, 'impossible'],
  ['linux', 'ppc64', '2.41', 'impossible'],
  ['darwin', 'arm64', undefined, 'own'],
  ['darwin', 'x64', undefined, 'impossible'],
  ['win32', 'x64', undefined, 'impossible'],
])('on %s %s with glibc %s the engine runs with a C library: %s', (system, processor, glibc, plan) => {
  expect(planLibc({ system, processor, glibc })).toBe(plan);
});
