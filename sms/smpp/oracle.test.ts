import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startSimulator } from '../simulator/simulator.ts'

/** Debian's libnet-smpp-perl shares no line of code with us or with the smpp package. */
const hasPerlModule = spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status === 0

/** Binds, submits what it is told, and prints each deliver_sm it gets, field by field. */
const ESME = `
use strict; use Net::SMPP; $| = 1;
my ($port, $submits, $delivers) = @ARGV;
my ($smpp, $bound) = Net::SMPP->new_transceiver('127.0.0.1', port => $port, system_id => 'perl', password => 'secret') or die "bind: $!";
die 'bind ' . $bound->explain_status if $bound->status;
print "bound\\n";
for my $n (1 .. $submits) {
  my $body = pack('n*', map { 0x4e00 + ($n * 7 + $_) % 2000 } 1 .. 1 + $n % 70);
  my $resp = $smpp->submit_sm(source_addr => '10086', destination_addr => '8613800138000', data_coding => 8, registered_delivery => 0, short_message => $body) or die "submit: $!";
  print join('|', 'submitted', $resp->status, $resp->{message_id}, unpack('H*', $body)), "\\n";
}
for my $n (1 .. $delivers) {
  my $pdu = $smpp->read_pdu or die "read: $!";
  print join('|', 'delivered', map { defined $_ ? $_ : '' } @{$pdu}{qw(source_addr destination_addr source_addr_ton esm_class data_coding)}, unpack('H*', $pdu->{short_message})), "\\n";
  $smpp->deliver_sm_resp(seq => $pdu->seq, message_id => '');
}
$smpp->unbind; print "unbound\\n";
`

test.skipIf(!hasPerlModule)(
  'Net::SMPP (perl) binds, submits and is delivered to: both sides read the same [needs libnet-smpp-perl]',
  async () => {
    const smsc = await startSimulator({ password: 'secret' })
    const texts = Array.from({ length: 60 }, (_, n) =>
      n % 2 ? `CXYE ${n} €[]` : `查话费${'😀'.repeat(n % 30)}`,
    )
    const perl = spawn('perl', ['-e', ESME, String(smsc.smppPort), '200', String(texts.length)])
    const lines: string[] = []
    let said = ''
    perl.stdout.on('data', (chunk) => (said += String(chunk)))
    perl.stderr.on('data', (chunk) => lines.push(`stderr|${String(chunk)}`))
    const exited = once(perl, 'close')
    const bubbles = smsc.handsets
    while (!said.includes('bound') && perl.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5))
    while (smsc.taken < 200 && perl.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
    const written = texts.map((text) => smsc.write('13800138000', '10086', text))
    await exited
    lines.push(...said.trim().split('\n'))
    expect(lines.filter((line) => line.startsWith('stderr'))).toEqual([])
    const submitted = lines.filter((line) => line.startsWith('submitted')).map((line) => line.split('|'))
    expect(submitted.map(([, code, id]) => [code, id])).toEqual(submitted.map((_, n) => ['0', String(n + 1)]))
    const shown = bubbles.of('13800138000').filter((bubble) => bubble.direction === 'in')
    expect(shown.map((bubble) => Buffer.from(bubble.text, 'utf16le').swap16().toString('hex'))).toEqual(
      submitted.map((fields) => fields[3]),
    )
    const delivered = lines
      .filter((line) => line.startsWith('delivered'))
      .map((line) => line.split('|').slice(1))
    expect(delivered).toHaveLength(texts.length)
    expect(
      delivered.every(([from, to, ton]) => from === '8613800138000' && to === '10086' && ton === '1'),
    ).toBe(true)
    const ucs2 = delivered
      .filter((fields) => fields[4] === '8')
      .map((fields) =>
        Buffer.from(fields[5] ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      )
    expect(ucs2).toEqual(texts.filter((_, n) => n % 2 === 0))
    expect(written.every((bubble) => bubble.state === 'sent')).toBe(true)
    expect(lines.at(-1)).toBe('unbound')
    await smsc.close()
  },
)
