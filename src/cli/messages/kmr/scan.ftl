scan-no-code = tu koda Pannier nehat xwendin
