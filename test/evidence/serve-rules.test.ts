import { type Format, formats, isFormat } from '../../src/evidence/formats.ts';
import { neutralName, serveHeaders } from '../../src/evidence/serve-rules.ts';

const all = Object.keys(formats).filter(isFormat);
const copies = ['clean', 'original'] as const;

test('only clean copies of photos are shown in place', () => {
  const shown = all.flatMap((format) =>
    copies
      .filter((copy) => serveHeaders({ copy, format, place: 1 })['Content-Disposition']?.startsWith('inline'))
      .map((copy) => `${copy} ${format}`),
  );
  expect(shown).toEqual(['clean jpeg', 'clean png']);
});

test.each(all)('a browser neither runs, nor guesses at, nor keeps a %s', (format) => {
  for (const copy of copies) {
    const headers = serveHeaders({ copy, format, number: 'T-2569-0001', place: 2 });
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'Cache-Control': 'no-store',
    });
    expect(headers['Content-Type']).not.toMatch(/html|xml(?!formats)|svg|script|octet/);
    expect(headers['Content-Disposition']).toContain(`evidence-T-2569-0001-2.${formats[format].extension}`);
  }
});

test('a photo is said to be what it was made as', () => {
  expect(serveHeaders({ copy: 'clean', format: 'jpeg', place: 1 })['Content-Type']).toBe('image/jpeg');
});

test('the name on a reporter’s phone does not tell of a tip', () => {
  expect(neutralName({ copy: 'clean', format: 'pdf', place: 3 })).toBe('file-3.pdf');
});

test('nothing but a number gets into a header', () => {
  const served = { copy: 'original', format: 'pdf' as Format, place: 1 } as const;
  expect(() => serveHeaders({ ...served, number: 'T"\r\nX: y' })).toThrow(RangeError);
  expect(() => serveHeaders({ ...served, place: 0 })).toThrow(RangeError);
});
