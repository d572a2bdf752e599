import { randomUUID } from 'node:crypto';
import { counts } from '../../../src/pages/counts.ts';
import { spentOnce } from '../../../src/web/flood/spent.ts';

function at() {
  let now = Date.parse('2026-11-23T03:00:00Z');
  return {
    clock: () => new Date(now),
    minutesPass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

test('what was done is counted for a while, by what and by whom', () => {
  const { clock, minutesPass } = at();
  const counted = counts(clock, randomUUID);
  expect([counted.add('a', 10), counted.add('a', 10), counted.add('b', 10, 5)]).toEqual([1, 2, 5]);
  minutesPass(10);
  expect([counted.look('a', 10), counted.add('a', 10)]).toEqual([0, 1]);
});

test('a source is known again within the day, and by nothing that tells its address', () => {
  const { clock } = at();
  const counted = counts(clock, randomUUID);
  const source = counted.sourceOf('203.0.113.7');
  expect(counted.sourceOf('203.0.113.7')).toBe(source);
  expect(counted.sourceOf('::ffff:203.0.113.7')).toBe(source);
  expect(counted.sourceOf('203.0.113.8')).not.toBe(source);
  expect(source).not.toContain('203');
  expect(counts(clock, randomUUID).sourceOf('203.0.113.7')).not.toBe(source);
});

test('one household has one IPv6 network, however its addresses are written', () => {
  const { clock } = at();
  const { sourceOf } = counts(clock, randomUUID);
  expect(sourceOf('2001:db8:1:2::1')).toBe(sourceOf('2001:0DB8:0001:0002:aaaa:bbbb:cccc:dddd'));
  expect(sourceOf('2001:db8:1:2::1')).not.toBe(sourceOf('2001:db8:1:3::1'));
  expect(sourceOf('2001:db8::1')).toBe(sourceOf('2001:db8:0:0:5::'));
  expect(sourceOf('fe80::1%eth0')).toBe(sourceOf('fe80::2'));
});

test('after a day the key goes, and all counts with it', () => {
  const { clock, minutesPass } = at();
  const counted = counts(clock, randomUUID);
  const source = counted.sourceOf('203.0.113.7');
  counted.add('file', 60 * 24 * 30);
  minutesPass(24 * 60);
  expect(counted.sourceOf('203.0.113.7')).not.toBe(source);
  expect(counted.look('file', 60 * 24 * 30)).toBe(0);
});

test('a flood of sources does not grow the memory without end', () => {
  const counted = counts(at().clock, randomUUID);
  for (let place = 0; place < 25_000; place += 1) counted.add(`s${place}`, 10);
  expect([counted.look('s0', 10), counted.look('s24999', 10)]).toEqual([0, 1]);
});

test('what is good once is good once, and forgotten when it would have run out', () => {
  const { clock, minutesPass } = at();
  const { spend } = spentOnce(clock);
  const until = clock().getTime() + 60_000;
  expect([spend('a', until), spend('a', until), spend('b', until)]).toEqual([true, false, true]);
  minutesPass(2);
  for (let place = 0; place < 50_000; place += 1) spend(`s${place}`, until + 600_000);
  expect(spend('one too many', until + 600_000)).toBe(false);
});
