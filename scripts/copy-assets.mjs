// Copies what tsc leaves behind (styles, scripts, schemas, fonts' licences) from src/ to dist/src/.
import { cpSync } from 'node:fs';
import { extname } from 'node:path';

cpSync('src', 'dist/src', {
  recursive: true,
  filter: (path) => !['.ts', '.tsx'].includes(extname(path)),
});
