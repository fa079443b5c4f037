import { statfsSync } from 'node:fs';
import type { DiskSpace } from '../../ports/disk-space.ts';

export function createDiskSpace(folder: string): DiskSpace {
  return {
    readFreeBytes() {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
  };
}
