import { cleanDocument } from '../../src/evidence/clean-document.ts';
import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import { box, filmOf } from './planted-films.ts';
import { canary, holdsCanary } from './planted-photos.ts';

describe('films made to keep the cleaner busy', () => {
  const cost = async (film: Buffer) => {
    const start = performance.now();
    expect(await cleanDocument(film, 'mp4')).toEqual({ clean: null, why: 'unusual' });
    return performance.now() - start;
  };

  test('samples of one size are not counted one by one, in however many tracks', async () => {
    expect(await cost(filmOf(2_000, { sizes: [2, 5_000_000], chunks: 1, perChunk: 5_000_000 }))).toBeLessThan(
      2_000,
    );
    expect(
      await cost(filmOf(30, { sizes: [2, 4_000_000_000], chunks: 1, perChunk: 4_000_000_000 })),
    ).toBeLessThan(2_000);
  });

  test('chunks of all tracks together have a limit', async () => {
    expect(await cost(filmOf(8, { sizes: [2, 100_000], chunks: 100_000, perChunk: 1 }))).toBeLessThan(4_000);
  });
});

test('a box of somebody else within a sample entry is listed and goes; what stands between boxes makes no copy', async () => {
  const tells = box('uuid', `0123456789abcdef${canary}PLACE`);
  const film = filmOf(1, { entry: tells });
  expect((await metadataWarnings(film, 'mp4')).found).toContain('otherData');
  const copy = await cleanDocument(film, 'mp4');
  expect(copy).toMatchObject({ left: [], isComplete: true });
  expect(copy.clean && holdsCanary(copy.clean)).toBe(false);
  const between = filmOf(1, { entry: Buffer.from(`${canary}PLACE`) });
  expect(await cleanDocument(between, 'mp4')).toEqual({ clean: null, why: 'unusual' });
});
