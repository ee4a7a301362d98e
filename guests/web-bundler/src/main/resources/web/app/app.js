document.documentElement.dataset.bundle = 'one';
