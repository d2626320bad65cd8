import type { SandboxContext } from '../../sandbox-platform';
import type { Person } from '../../world/model';

export interface Customer {
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  isManager: boolean;
  status: 'ENABLED' | 'CANCELED';
}

interface Manager extends Omit<Customer, 'isManager' | 'status'> {
  clients: readonly string[];
}

const managers: readonly Manager[] = [
  {
    id: '8801127340',
    name: 'Nakhla Group MCC | مجموعة نخلة',
    currency: 'USD',
    timeZone: 'Asia/Riyadh',
    clients: ['8801127355', '2214067302', '2214067304', '2214067306'],
  },
  {
    id: '8801127355',
    name: 'Nakhla Gulf – فريق الخليج',
    currency: 'SAR',
    timeZone: 'Asia/Riyadh',
    clients: ['2214067301', '2214067305'],
  },
];

const direct: Readonly<Record<string, readonly string[]>> = {
  '104857600013579246801': ['2214067303', '8801127340', '2214067304', '2214067306'],
};

export function directCustomers({ id, accountIds }: Person): readonly string[] {
  return direct[id] ?? accountIds;
}

export function customerOf({ world }: SandboxContext, id: string): Customer | undefined {
  const manager = managers.find((candidate) => candidate.id === id);
  if (manager) return { ...manager, isManager: true, status: 'ENABLED' };
  const account = world.account(id);
  if (!account) return undefined;
  const { name, currency, timeZone, state } = account;
  return { id, name, currency, timeZone, isManager: false, status: state === 'closed' ? 'CANCELED' : 'ENABLED' };
}

export function treeOf(context: SandboxContext, id: string, level = 0): { customer: Customer; level: number }[] {
  const customer = customerOf(context, id);
  if (!customer) return [];
  const clients = managers.find((manager) => manager.id === id)?.clients ?? [];
  return [{ customer, level }, ...clients.flatMap((client) => treeOf(context, client, level + 1))];
}
