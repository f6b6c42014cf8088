facts-title = { $series }, weşana { $release }
