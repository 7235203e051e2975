import { config } from 'zod';
import * as z from './zod-parts';

// In a browser zod would try `new Function`, which the content policy forbids and reports; on the server it is welcome.
config({ jitless: typeof window !== 'undefined' });

export { z };
