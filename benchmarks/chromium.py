"""Controls Chromium; used by the scripts next to it."""
import json
import os
import select
import subprocess
import sys

FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync', '--remote-debugging-pipe']


class Chromium:
    """Speaks the DevTools protocol over pipes: JSON messages that end with a NUL. Hosts are resolved by the given rules only."""

    def __init__(self, profile, hosts='EXCLUDE 127.0.0.1'):
        reads, self.out = os.pipe()
        self.inp, writes = os.pipe()
        self.buffer, self.last = b'', 0

        def pipes():  # Chromium reads from 3 and writes to 4, which may be the ends to be moved
            first, second = os.dup(reads), os.dup(writes)
            os.dup2(os.dup2(first, 101), 3)
            os.dup2(os.dup2(second, 102), 4)

        flags = [*FLAGS, f'--host-resolver-rules={hosts}, MAP * ~NOTFOUND', '--user-data-dir=' + profile]
        self.process = subprocess.Popen(['chromium', *flags, 'about:blank'], preexec_fn=pipes, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(reads)
        os.close(writes)

    def send(self, method, session=None, **params):
        self.last += 1
        message = {'id': self.last, 'method': method, 'params': params, **({'sessionId': session} if session else {})}
        os.write(self.out, json.dumps(message).encode() + b'\0')
        return self.last

    def receive(self, timeout):
        while b'\0' not in self.buffer:
            if not select.select([self.inp], [], [], timeout)[0]:
                return None
            self.buffer += os.read(self.inp, 1 << 20)
        message, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        """Drops the events that arrive before the answer."""
        number = self.send(method, session, **params)
        while True:
            message = self.receive(60)
            if message is None:
                sys.exit(f'no answer to {method}')
            if message.get('id') == number:
                if 'error' in message:
                    sys.exit(f'{method}: {message["error"]["message"]}')
                return message['result']

    def close(self):
        """Returns when the profile has been written."""
        self.send('Browser.close')
        self.process.wait(60)
        os.close(self.out)
        os.close(self.inp)
