import type { Requester } from '../model/facts.js';
import { rotationMs } from '../policy/network/certificates.js';
import { defineLoop } from './loop.js';

/** SC-11: ECS renews the certificates of Service Connect's proxies before they run out. */
export const certificates = defineLoop({
  name: 'certificates',
  reads: [],
  writes: ['CertificatesRotated'],
  on({ scenario, emit, wake }) {
    const { serviceConnect } = scenario.network;
    const periodMs = (s: Requester): number =>
      rotationMs[serviceConnect.find(({ service }) => service === s)?.tls ?? 'none'];
    const rotate = wake('settle', (s: Requester) => {
      emit.CertificatesRotated(s);
      rotate.in(periodMs(s), s);
    });
    return {
      RunStarted() {
        for (const { service, tls } of serviceConnect) if (tls !== 'none') rotate.in(rotationMs[tls], service);
      },
    };
  },
});
