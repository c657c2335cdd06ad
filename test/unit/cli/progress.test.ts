import { SingleBar } from 'cli-progress';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress, createRunsProgress } from '../../../src/cli/progress.js';

const start = vi.spyOn(SingleBar.prototype, 'start').mockReturnValue();
const update = vi.spyOn(SingleBar.prototype, 'update').mockReturnValue();
const stop = vi.spyOn(SingleBar.prototype, 'stop').mockReturnValue();

beforeEach(() => {
  vi.useFakeTimers();
  for (const spy of [start, update, stop]) spy.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createProgress', () => {
  it('does nothing when nobody watches', async () => {
    const progress = await createProgress(false, 1000);
    expect(progress.onProgress).toBeUndefined();
    progress.stop();
    expect(stop).not.toHaveBeenCalled();
  });

  it('shows no bar for a short run', async () => {
    const progress = await createProgress(true, 1000);
    vi.advanceTimersByTime(900);
    progress.onProgress?.(500);
    progress.stop();
    expect(start).not.toHaveBeenCalled();
    expect(stop).not.toHaveBeenCalled();
  });

  it('shows one after a second, moves it, and takes it away', async () => {
    const progress = await createProgress(true, 86_400_000);
    vi.advanceTimersByTime(1100);
    progress.onProgress?.(3_600_000);
    progress.onProgress?.(7_200_750);
    expect(start).toHaveBeenCalledExactlyOnceWith(86_400_000, 3_600_000, { clock: '01:00:00' });
    expect(update).toHaveBeenCalledExactlyOnceWith(7_200_750, { clock: '02:00:00' });
    progress.stop();
    expect(stop).toHaveBeenCalledOnce();
  });
});

describe('createRunsProgress', () => {
  it('does nothing when nobody watches', async () => {
    expect((await createRunsProgress(false, 40)).onDone).toBeUndefined();
  });

  it('counts runs after a second, and is taken away once', async () => {
    const progress = await createRunsProgress(true, 40);
    progress.onDone?.(1);
    vi.advanceTimersByTime(1100);
    progress.onDone?.(2);
    progress.onDone?.(3);
    expect(start).toHaveBeenCalledExactlyOnceWith(40, 2, {});
    expect(update).toHaveBeenCalledExactlyOnceWith(3, {});
    progress.stop();
    progress.stop();
    expect(stop).toHaveBeenCalledOnce();
  });
});
