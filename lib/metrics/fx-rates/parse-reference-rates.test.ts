import { describe, expect, it } from 'vitest';
import { parseReferenceRates } from './parse-reference-rates';

const envelope = (days: string) => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>${days}</Cube>
</gesmes:Envelope>`;
const day = (rates: string, time = '2024-06-28') => `<Cube time='${time}'>${rates}</Cube>`;
const dollar = "<Cube currency='USD' rate='1.0705'/>";
const usd = { date: '2024-06-28', currency: 'USD', rate: '1.0705' };

describe('parseReferenceRates', () => {
  it('reads each currency of each day, in either kind of quotation marks', () => {
    const text = envelope(
      `\n\t\t${day(`\n${dollar}\n<Cube currency="JPY" rate="171.94"/>\n`)}\n${day(dollar.replace('1.0705', '1.0696'), '2024-06-27')}\n`,
    );
    expect(parseReferenceRates(text)).toEqual([
      usd,
      { date: '2024-06-28', currency: 'JPY', rate: '171.94' },
      { date: '2024-06-27', currency: 'USD', rate: '1.0696' },
    ]);
  });

  it('leaves out a currency that is not quoted on a day', () => {
    expect(parseReferenceRates(envelope(day(`${dollar}<Cube currency='ISK' rate='N/A'/>`)))).toEqual([usd]);
  });

  it('skips a byte order mark and comments', () => {
    expect(parseReferenceRates(`\uFEFF${envelope(`<!-- old - day -->${day(dollar)}`)}`)).toEqual([usd]);
  });

  it.each([
    ['nothing', ''],
    ['an error page', '<!DOCTYPE html><html><body><h1>Sorry</h1></body></html>'],
    ['JSON', '{"USD": 1.07}'],
    ['no rate', envelope('')],
    ['only currencies that are not quoted', envelope(day("<Cube currency='ISK' rate='N/A'/>"))],
    ['another root', envelope(day(dollar)).replaceAll('gesmes:Envelope', 'Envelope')],
    ['an end in the middle', envelope(day(dollar)).slice(0, -30)],
    ['text after the end', `${envelope(day(dollar))}},`],
    ['a second document', `${envelope(day(dollar))}${envelope(day(dollar))}`],
    ['a document type', envelope(day(dollar)).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')],
    ['an entity in a rate', envelope(day(dollar.replace('1.0705', '&a;')))],
    ['a rate outside of a day', envelope(dollar)],
    ['a rate after its day', envelope(`${day(dollar)}${dollar.replace('USD', 'JPY')}`)],
    ['a day in a day', envelope(day(day(dollar)))],
    ['a currency twice on a day', envelope(`${day(dollar)}${day(dollar)}`)],
    ['a rate of zero', envelope(day(dollar.replace('1.0705', '0.0000')))],
    ['a negative rate', envelope(day(dollar.replace('1.0705', '-1')))],
    ['a rate with a comma', envelope(day(dollar.replace('1.0705', '1,0705')))],
    ['a rate with an exponent', envelope(day(dollar.replace('1.0705', '1e3')))],
    ['more decimals than are stored', envelope(day(dollar.replace('1.0705', '1.07050000001')))],
    ['a currency of another form', envelope(day(dollar.replace('USD', 'usd')))],
    ['a day that does not exist', envelope(day(dollar, '2024-06-31'))],
    ['a further attribute', envelope(day(dollar.replace('rate', "multiplier='100' rate")))],
    ['elements in the wrong order', envelope(`<Cube time='2024-06-28'></Cube2>${dollar}</Cube>`)],
    ['text between the rates', envelope(day(`${dollar}1.2`))],
  ])('refuses %s', (_, text) => {
    expect(parseReferenceRates(text)).toBeNull();
  });
});
