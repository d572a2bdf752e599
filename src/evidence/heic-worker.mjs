// Decodes one HEIC picture and ends: WebAssembly would hold up the thread that answers people.
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';

const pictures = new libheif.HeifDecoder().decode(workerData.bytes);
const picture = pictures.find((one) => one.is_primary()) ?? pictures[0];
const width = picture?.get_width() ?? 0;
const height = picture?.get_height() ?? 0;
if (width * height < 1 || width * height > workerData.mostPixels) parentPort.postMessage(null);
else {
  const canvas = { data: new Uint8ClampedArray(width * height * 4), width, height };
  picture.display(canvas, (shown) =>
    parentPort.postMessage(shown && { data: canvas.data.buffer, width, height }, [canvas.data.buffer]),
  );
}
