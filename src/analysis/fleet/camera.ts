import type { Cells } from './cells.js';
import { lookOf, type Tenant } from './tenants.js';
import type { FrameRecorder } from './frame-recorder.js';

/** Takes the frames: remembers what changed since the last one. */
export interface Camera {
  /** Ends the frames before a time: none of what happens then is in them. */
  readonly turn: (nowMs: number) => void;
  readonly look: (row: number, tenant: Tenant, nowMs: number) => void;
  readonly empty: (row: number, tenant: Tenant) => void;
  readonly end: (durationMs: number) => void;
}

export function createCamera(recorder: FrameRecorder, cells: Cells): Camera {
  const changed = new Map<number, readonly number[]>();
  /** Those that will be past warm-up without a fact that says so, by row. */
  const warming = new Map<number, Tenant>();
  const endFrame = (): void => {
    const atMs = recorder.nextMs();
    for (const [row, tenant] of warming) {
      if (tenant.warmUntilMs > atMs) continue;
      changed.set(tenant.cell, lookOf(tenant, atMs));
      warming.delete(row);
    }
    recorder.push(changed);
    changed.clear();
  };
  return {
    turn(nowMs) {
      while (recorder.nextMs() < nowMs) endFrame();
    },
    look(row, tenant, nowMs) {
      changed.set(tenant.cell, lookOf(tenant, nowMs));
      if (tenant.registered && tenant.warmUntilMs > nowMs) warming.set(row, tenant);
    },
    empty(row, tenant) {
      warming.delete(row);
      cells.release(tenant.cell);
      changed.set(tenant.cell, []);
    },
    end(durationMs) {
      while (recorder.nextMs() <= durationMs) endFrame();
      if (changed.size > 0) endFrame();
    },
  };
}
