import { runLoad } from '../load/http-load.ts';

import { answerMain, sayListening } from './messages.ts';

answerMain('load', ({ order }) => runLoad(order));
sayListening('');
