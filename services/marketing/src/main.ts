import '@tributary/service-kit/telemetry';
import { runService } from '@tributary/service-kit';
import { service } from './service';

runService(service);
