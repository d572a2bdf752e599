import { limits } from './judging.ts';
import { docxWith, plantedPdf } from './planted-documents.ts';
import { plantedFilm } from './planted-films.ts';
import { holdsCanary, plantedJpeg } from './planted-photos.ts';

const built = new URL('../../dist/src/evidence/apart.js', import.meta.url).href;
const apart = (await import(built)) as typeof import('../../src/evidence/apart.ts');

test('a process of its own judges, cleans and looks through files', async () => {
  const [film, jpeg] = [plantedFilm(), await plantedJpeg()];
  expect(await apart.judgeApart(film, limits)).toEqual({ accepted: true, kind: 'video', format: 'mp4' });
  const { clean } = await apart.cleanDocumentApart(film, 'mp4');
  expect(Buffer.isBuffer(clean) && clean.length === film.length && !holdsCanary(clean)).toBe(true);
  expect(await apart.cleanPhotoApart(jpeg)).toMatchObject({ format: 'jpeg', width: 60, height: 40 });
  expect((await apart.warnApart(plantedPdf(), 'pdf')).found).toContain('author');
  expect(await apart.cleanDocumentApart(await docxWith(), 'docx')).toMatchObject({ isComplete: true });
});

test('what cannot be cleaned says why', async () => {
  expect(await apart.cleanPhotoApart(Buffer.from('none'))).toEqual({ clean: null, why: 'broken' });
  expect(await apart.cleanDocumentApart(plantedPdf(), 'pdf')).toEqual({ clean: null, why: 'noTool' });
});
