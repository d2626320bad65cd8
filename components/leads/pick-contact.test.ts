import { describe, expect, it } from 'vitest';
import { pickContact } from './pick-contact';

const answer = (field: string, ...values: string[]) => ({ field, label: null, values });

describe('pickContact', () => {
  it('finds name, e-mail and phone by the field names of each platform', () => {
    const meta = [answer('full_name', 'منى سالم'), answer('email', 'mona@example.com'), answer('phone_number', '+1')];
    const google = [answer('FULL_NAME', 'منى سالم'), answer('EMAIL', 'mona@example.com'), answer('PHONE_NUMBER', '+1')];
    const snapchat = [
      ...[answer('first_name', 'منى'), answer('last_name', 'سالم')],
      ...[answer('email', 'mona@example.com'), answer('phone_number', '+1')],
    ];
    const linkedIn = [
      ...[answer('firstName', 'منى'), answer('lastName', 'سالم')],
      ...[answer('emailAddress', 'mona@example.com'), answer('phoneNumber', '+1')],
    ];
    const tiktok = [answer('name', 'منى سالم'), answer('email', 'mona@example.com'), answer('phone_number', '+1')];
    for (const answers of [meta, google, snapchat, linkedIn, tiktok]) {
      expect(pickContact(answers)).toEqual({ name: 'منى سالم', email: 'mona@example.com', phone: '+1', others: [] });
    }
  });

  it('keeps all other answers in the order of the form, empty and second ones included', () => {
    const answers = [answer('budget', '10'), answer('WORK_EMAIL', 'w@example.com'), answer('email', 'p@example.com')];
    const { name, email, phone, others } = pickContact([...answers, answer('full_name', '')]);
    expect([name, email, phone]).toEqual([null, 'p@example.com', null]);
    expect(others.map(({ field }) => field)).toEqual(['budget', 'WORK_EMAIL', 'full_name']);
  });
});
