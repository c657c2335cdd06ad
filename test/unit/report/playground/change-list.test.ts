import { describe, expect, it } from 'vitest';
import { commandLine, withChange, withoutChange } from '../../../../src/report/playground/change-list.js';

describe('a list of changes', () => {
  it('keeps the last value of a path, at its end', () => {
    const set = withChange(withChange(['a=1', 'b=2'], 'a', '3'), 'c', '4');
    expect(set).toEqual(['b=2', 'a=3', 'c=4']);
  });

  it('drops what a star covers, and nothing else', () => {
    const set = ['groups[a].minSize=1', 'groups[a].maxSize=2', 'services[a].minSize=3', 'groups[a].x[b].minSize=4'];
    expect(withChange(set, 'groups[*].minSize', '5')).toEqual([...set.slice(1), 'groups[*].minSize=5']);
  });

  it('keeps a star before what differs from it', () => {
    expect(withChange(['groups[*].minSize=5'], 'groups[a].minSize', '1')).toEqual([
      'groups[*].minSize=5',
      'groups[a].minSize=1',
    ]);
  });

  it('goes back to the file for a path', () => {
    expect(withoutChange(['a=1', 'b=a=1'], 'a')).toEqual(['b=a=1']);
  });
});

describe('the command line of changes', () => {
  it('is one that a shell takes', () => {
    expect(commandLine('02-zonal.yaml', ["services[it's].desiredCount=3", 'seed=7', 'duration=6h'])).toBe(
      `simulate 02-zonal.yaml --set 'services[it'\\''s].desiredCount=3' --seed 7 --set duration=6h`,
    );
    expect(commandLine('my file.yaml', [])).toBe("simulate 'my file.yaml'");
  });
});
