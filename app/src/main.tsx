import './ui/styles/index.css';
import { render } from 'preact';
import { App } from './screens/App';
import { open, takeLink } from './screens/opening';

const link = takeLink();
const place = document.getElementById('app');
if (place) render(<App />, place);
void open(link);
