import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { capabilityTable } from '@/lib/platforms/capability-table';
import { describeAll } from '@/lib/platforms/description';

writeFileSync(path.resolve(import.meta.dirname, '../docs/platforms.md'), capabilityTable(describeAll()));
