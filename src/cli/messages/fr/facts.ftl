facts-title = { $series }, parution { $release }
