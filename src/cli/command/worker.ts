import { openThreads } from '../../sweep/threads.js';
import { numberText } from '../render/number-text.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { interruptible } from '../interruption.js';
import type { Call } from '../main.js';
import { asUsage, teller, workersOption } from '../open-runner.js';
import { programId } from '../program-id.js';
import { UsageError } from '../usage-error.js';

/** `simulate worker --queue redis://…`: makes the runs of sweeps until somebody stops it. */
export async function worker(args: Arguments, _call: Call, host: Host): Promise<number> {
  const url = args.one('queue');
  if (url === undefined) throw new UsageError('which queue? Say simulate worker --queue redis://host:6379');
  const workers = workersOption(args);
  const { workQueue } = await import('../../sweep/queue/work-queue.js');
  const threads = await openThreads(workers);
  try {
    const place = { url, program: programId(), tell: teller(host) };
    const made = await interruptible((signal) => workQueue({ place, threads, workers }, signal)).catch(asUsage);
    host.tell(`simulate: ${made === 1 ? '1 run' : `${numberText(made)} runs`} made\n`);
    return exitCode.fine;
  } finally {
    await threads.close();
  }
}
