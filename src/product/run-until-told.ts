import { faultOf, OperatorError } from '../errors.ts';

interface Running {
  readonly engineLost: Promise<void>;
  close(): Promise<void>;
}

const lastResortMs = 9_500;

/**
 * Starts something and keeps it running until SIGTERM or Ctrl-C, then closes it within ten seconds. What the
 * operator must mend is one line on standard error and exit code 1.
 */
export async function runUntilTold(start: () => Promise<Running>): Promise<void> {
  // Node's own words for these quote the error's message, which may hold what a person wrote.
  process.once('uncaughtException', (error) =>
    end(1, `An unexpected fault ended the product: ${JSON.stringify(faultOf(error))}`),
  );
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    end(
      1,
      error instanceof OperatorError ? error.message : `The start failed: ${JSON.stringify(faultOf(error))}`,
    );
    return;
  }
  const stop = async () => {
    setTimeout(
      () => end(1, 'Closing took too long; what was under way goes on at the next start.'),
      lastResortMs,
    ).unref();
    await running.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.once('SIGHUP', () => void stop());
  await running.engineLost;
  end(1, 'The embedded database ended unexpectedly. Nothing acknowledged is lost; start the product again.');
}

function end(code: number, line: string): void {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}
