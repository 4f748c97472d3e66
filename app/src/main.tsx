import './ui/styles/index.css';
import { render } from 'preact';
import { App } from './screens/App';
import { open, takeToken } from './screens/opening';

const token = takeToken();
const place = document.getElementById('app');
if (place) render(<App />, place);
void open(token);
